class Told < ActiveRecord::Migration[7.0]
  def change
    Parcel.find_each do |parcel|
      Courier.tell(parcel)
    end
  end
end
