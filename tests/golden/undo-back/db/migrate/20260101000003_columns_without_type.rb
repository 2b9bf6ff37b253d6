class ColumnsWithoutType < ActiveRecord::Migration[7.1]
  def change
    remove_columns :a3, :note, :memo
  end
end
