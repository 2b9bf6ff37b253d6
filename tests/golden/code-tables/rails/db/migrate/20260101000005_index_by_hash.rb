class IndexByHash < ActiveRecord::Migration[7.0]
  def up
    add_index :parts, [:code, :kind], order: { code: :asc, kind: :desc }, name: :parts_by_code
  end

  def down
    remove_index :parts, name: :parts_by_code
  end
end
