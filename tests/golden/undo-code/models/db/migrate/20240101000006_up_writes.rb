class UpWrites < ActiveRecord::Migration[7.0]
  def up
    add_column :parcels, :weight, :integer
    Legacy::Scales.weigh_all
  end

  def down
    remove_column :parcels, :weight
  end
end
