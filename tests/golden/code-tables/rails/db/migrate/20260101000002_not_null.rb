class NotNull < ActiveRecord::Migration[7.0]
  def change
    change_column_null :shelves, :code, false
  end
end
