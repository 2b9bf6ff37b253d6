class RemoveColumns < ActiveRecord::Migration[7.0]
  def up
    # nobody reads the column since March
    safety_assured { remove_column :orders, :note }
    safety_assured do
      remove_column :orders, :kind
      add_column :orders, :state, :string
    end
    remove_column :orders, :size
  end
  def down
    add_column :orders, :note, :text
  end
end
