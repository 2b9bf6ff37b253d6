MERGE INTO stock USING sold ON stock.id = sold.id WHEN MATCHED THEN UPDATE SET amount = 0;
MERGE INTO stock USING sold ON stock.id = sold.id WHEN MATCHED AND sold.gone THEN DELETE
  WHEN NOT MATCHED THEN INSERT (id) VALUES (sold.id);
