class TableAlone < ActiveRecord::Migration[7.1]
  def change
    drop_table :a5
  end
end
