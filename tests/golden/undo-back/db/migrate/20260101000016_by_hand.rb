class ByHand < ActiveRecord::Migration[7.1]
  def up
    remove_column :a16, :note
  end

  def down
    add_column :a16, :note, :string
  end
end
