class Filled < ActiveRecord::Migration[7.0]
  def change
    add_column :parcels, :weighed, :boolean
    Parcel.reset_column_information
    Parcel.find_each { |parcel| parcel.update!(weighed: true) }
  end
end
