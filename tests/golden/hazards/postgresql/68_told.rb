# A condition by plain keys, and what is written as SQL.
class Told < ActiveRecord::Migration[7.1]
  def up
    Crate.where(cents: nil).update_all("cents = price * 100") # expect: MH503
    Crate.where(shelf: 3).update_all("cents = price * 100, at = coalesce(at, now())")
    Crate.where(shelf: 3).in_batches(of: 500) { |some| some.update_all("cents = price * 100") }
  end
end
