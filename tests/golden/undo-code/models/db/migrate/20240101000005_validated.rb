class Validated < ActiveRecord::Migration[7.0]
  def change
    validate_foreign_key :parcels, :couriers
  end
end
