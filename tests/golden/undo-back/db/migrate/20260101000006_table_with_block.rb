class TableWithBlock < ActiveRecord::Migration[7.1]
  def change
    drop_table :a6 do |t|
      t.string :note
    end
  end
end
