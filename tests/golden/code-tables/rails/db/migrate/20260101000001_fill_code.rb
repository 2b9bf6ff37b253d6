class FillCode < ActiveRecord::Migration[7.0]
  class Part < ActiveRecord::Base
    self.table_name = "parts"
  end

  def change
    add_column :parts, :code, :string
    add_column :parts, :kind, :string
    Part.where(code: nil).update_all(code: "x")
    Part.where("id > 4").update_all(kind: "x")
    change_column_null :parts, :code, false
    change_column_null :parts, :kind, false
  end
end
