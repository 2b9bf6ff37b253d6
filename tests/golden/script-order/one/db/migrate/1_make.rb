class Make < ActiveRecord::Migration[7.0]
  def change
    add_column :one_t, :n, :integer
  end
end
