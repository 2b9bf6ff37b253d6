class IndexByName < ActiveRecord::Migration[7.1]
  def change
    remove_index :a9, name: "index_a9_on_note"
  end
end
