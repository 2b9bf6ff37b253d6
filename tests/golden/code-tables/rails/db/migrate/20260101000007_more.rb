class More < ActiveRecord::Migration[8.0]
  class Crate < ActiveRecord::Base
    self.table_name = :crates
  end

  def up
    create_table :lids, force: :cascade do |t|
      t.string :code
    end
    drop_table :pots, :pans
    remove_columns :parts, :kind, :code
    add_unique_constraint :parts, [:token], name: "one_token"
    add_unique_constraint :parts, using_index: "parts_by_code", name: "one_code"
    add_exclusion_constraint :parts, "token WITH =", using: :gist, name: "apart"
    add_column :parts, :mark, :uuid, default: "gen_random_uuid()"
    add_column :parts, :sign, :string, default: -> { "md5(random()::text)" }
    add_column :parts, :seen, :datetime, null: false, default: -> { "now()" }
    add_column :parts, :plain, :string, default: "a (b)"
    add_column :parts, :area, :virtual, type: :integer, as: "a * b", stored: true
    change_table :parts do |t|
      t.references :box, index: false
      t.references :lid
    end
    rename_enum_value :mood, from: "sad", to: "low"
    Crate.update_all(full: true)
    Shelf.delete_all
  end

  def down
    raise ActiveRecord::IrreversibleMigration
  end
end
