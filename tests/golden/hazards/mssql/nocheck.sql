-- Switched on again is not looked at again: only WITH CHECK reads the rows written meanwhile.
ALTER TABLE payments NOCHECK CONSTRAINT ALL; -- expect: SCR.CONSTRAINT_LATE
UPDATE payments SET account_id = 3 WHERE account_id = 2;
ALTER TABLE payments CHECK CONSTRAINT ALL;
GO
ALTER TABLE refunds NOCHECK CONSTRAINT fk_refund;
UPDATE refunds SET account_id = 3 WHERE account_id = 2;
ALTER TABLE refunds WITH CHECK CHECK CONSTRAINT fk_refund;
GO
ALTER TABLE fees NOCHECK CONSTRAINT ALL; -- expect: SCR.CONSTRAINT_LATE
UPDATE fees SET account_id = 3 WHERE account_id = 2;
-- one of them is not all of them
ALTER TABLE fees WITH CHECK CHECK CONSTRAINT fk_fee;
