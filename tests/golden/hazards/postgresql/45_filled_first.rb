# The fourth argument fills the rows that have no value, and only then is one demanded.
class FilledFirst < ActiveRecord::Migration[7.1]
  def change
    change_column_null :parcels, :sender_note, false, 'none' # expect: MH309 MH503 MH403
    change_column_null :parcels, :clerk_note, false # expect: MH206 MH309
  end
end
