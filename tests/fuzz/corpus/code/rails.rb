class AddUsers < ActiveRecord::Migration[7.0]
  disable_ddl_transaction!
  def change
    create_table :users do |t|
      t.string :email, null: false
      t.references :org
    end
    add_index :users, [:email, :org_id], unique: true, algorithm: :concurrently
    execute <<~SQL
      UPDATE users SET email = 'x';
    SQL
    reversible do |dir|
      dir.up { add_column :users, :age, :integer, default: 1 }
      dir.down { remove_column :users, :age }
    end
  end
  def down
    raise ActiveRecord::IrreversibleMigration
  end
end
