class ColumnWithoutType < ActiveRecord::Migration[7.1]
  def change
    remove_column :a1, :note
  end
end
