class BothWays < ActiveRecord::Migration[7.0]
  def change
    reversible do |dir|
      dir.up do
        change_column_default :parcels, :colour, "none"
      end
      dir.down do
        change_column_default :parcels, :colour, nil
      end
    end
  end
end
