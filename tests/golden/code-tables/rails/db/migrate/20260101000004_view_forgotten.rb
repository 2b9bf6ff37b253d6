class ViewForgotten < ActiveRecord::Migration[7.0]
  def change
    update_view :totals, version: 3
  end
end
