# Gives every order its shop.
Order.transaction do # expect: SCR.GIANT_TX
  Order.all.each do |order| # expect: SCR.NO_CHECKPOINT
    order.update!(shop: 1) # expect: SCR.NO_DRY_RUN
  rescue => error # expect: SCR.SWALLOW
    nil
  end
end
value = lookup rescue nil # expect: SCR.SWALLOW
