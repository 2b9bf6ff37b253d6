DROP INDEX logs_id;
