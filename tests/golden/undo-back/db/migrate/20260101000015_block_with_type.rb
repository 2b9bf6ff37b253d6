class BlockWithType < ActiveRecord::Migration[7.1]
  def change
    change_table :a15 do |t|
      t.remove :note, type: :string
    end
  end
end
