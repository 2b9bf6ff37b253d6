-- SET LOCAL ends with its transaction, RESET brings back what the server has; a condition is no promise.
BEGIN;
SET LOCAL session_replication_role = 'replica';
DELETE FROM parts WHERE id = 3;
COMMIT;
SET session_replication_role = replica;
RESET session_replication_role;
SELECT set_config('session_replication_role', 'replica', false); -- expect: SCR.CONSTRAINT_LATE
DO $$
BEGIN
  IF current_user = 'owner' THEN
    SET session_replication_role = origin;
  END IF;
END $$;
