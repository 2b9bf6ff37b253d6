class Plain < ActiveRecord::Migration[7.0]
  def change
    add_column :parcels, :colour, :string
    Parcel.reset_column_information
  end
end
