class Refuse < ActiveRecord::Migration[7.1]
  def up
    remove_column :rails_orders, :total
  end

  def down
    raise ActiveRecord::IrreversibleMigration
  end
end
