class Clear < ActiveRecord::Migration[7.0]
  def up
    connection.exec_query('DELETE FROM users')
  end

  def down
  end
end
