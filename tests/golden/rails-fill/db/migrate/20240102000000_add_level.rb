class AddLevel < ActiveRecord::Migration[7.0]
  def up
    add_column :orders, :level, :integer
    Order.update_all "kind = 1"
    change_column_null :orders, :level, false
  end

  def down
    remove_column :orders, :level
  end
end
