class Nothing < ActiveRecord::Migration[7.0]
  def up
    Rails.logger.info("kept for its number")
  end

  def down
  end
end
