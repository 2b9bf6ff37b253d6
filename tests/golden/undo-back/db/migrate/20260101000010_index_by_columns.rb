class IndexByColumns < ActiveRecord::Migration[7.1]
  def change
    remove_index :a10, [:note, :memo]
  end
end
