SELECT id FROM sqitch.items WHERE false;
