class ColumnWithType < ActiveRecord::Migration[7.1]
  def change
    remove_column :a2, :note, :string, limit: 20
  end
end
