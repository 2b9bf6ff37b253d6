class BlockWithoutType < ActiveRecord::Migration[7.1]
  def change
    change_table :a14 do |t|
      t.remove :note
    end
  end
end
