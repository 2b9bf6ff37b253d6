class Parcels < ActiveRecord::Migration[7.0]
  def change
    create_table :boxes do |t|
      t.string :code, limit: 20, null: false
      t.decimal :price, precision: 8, scale: 2
      t.references :shop, null: false, foreign_key: true
      t.timestamps
    end
  end
end
