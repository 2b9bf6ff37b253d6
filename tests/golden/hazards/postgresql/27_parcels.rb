class MoreParcels < ActiveRecord::Migration[7.0]
  def up
    change_table :boxes do |t|
      t.string :colour, null: false # expect: MH205 MH309
      t.string :shape, null: false, default: "" # expect: MH309
      t.rename :code, :label # expect: MH202 MH309
      t.remove :price # expect: MH102 MH309
      t.index [:label], unique: true # expect: MH208 MH301 MH309 MH310
    end
    change_column :boxes, :label, :string, limit: 10 # expect: MH203 MH204 MH309
    change_column :boxes, :label, :text # expect: MH309
    add_reference :boxes, :owner, foreign_key: true # expect: MH301 MH304 MH305 MH309 MH309 MH309
    add_reference :boxes, :keeper, index: false # expect: MH309
    add_foreign_key :boxes, :shops, on_delete: :cascade # expect: MH108 MH304 MH305 MH309
  end
end
