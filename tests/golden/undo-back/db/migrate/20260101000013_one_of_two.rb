class OneOfTwo < ActiveRecord::Migration[7.1]
  def change
    add_column :a13, :memo, :string
    remove_column :a13, :note
  end
end
