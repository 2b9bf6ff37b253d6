class RowByRow < ActiveRecord::Migration[7.0]
  def up
    add_column :parts, :token, :string
    Part.find_each { |part| part.update_columns(token: SecureRandom.hex) }
    change_column_null :parts, :token, false
    Part.update_all(token: "x", name: "y")
  end

  def down
    remove_column :parts, :token
  end
end
