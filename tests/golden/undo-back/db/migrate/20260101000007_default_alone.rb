class DefaultAlone < ActiveRecord::Migration[7.1]
  def change
    change_column_default :a7, :state, "new"
  end
end
