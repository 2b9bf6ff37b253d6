class ForeignByTable < ActiveRecord::Migration[7.1]
  def change
    remove_foreign_key :a12, :owners
  end
end
