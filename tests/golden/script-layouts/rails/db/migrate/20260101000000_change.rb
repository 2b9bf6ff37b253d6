class Change < ActiveRecord::Migration[7.1]
  def change
    create_table :rails_users do |t|
      t.string :email, null: false, default: "CANARY-9"
    end
    add_column :rails_orders, :total, :integer
  end
end
