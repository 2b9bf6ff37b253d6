class ColumnsWithType < ActiveRecord::Migration[7.1]
  def change
    remove_columns :a4, :note, :memo, type: :string
  end
end
