CREATE INDEX logs_id ON logs (id);
