class ForeignByColumn < ActiveRecord::Migration[7.1]
  def change
    remove_foreign_key :a11, column: :owner_id
  end
end
