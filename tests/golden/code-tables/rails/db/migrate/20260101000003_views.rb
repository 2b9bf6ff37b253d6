class Views < ActiveRecord::Migration[7.0]
  def change
    update_view :totals, version: 2, revert_to_version: 1
    update_function :sums, version: 3, revert_to_version: 2
  end
end
