class DefaultFromTo < ActiveRecord::Migration[7.1]
  def change
    change_column_default :a8, :state, from: nil, to: "new"
  end
end
