class AddState < ActiveRecord::Migration[7.0]
  def up
    add_column :orders, :state, :integer
    Order.update_all "state = kind"
    change_column_null :orders, :state, false
  end

  def down
    remove_column :orders, :state
  end
end
