CREATE OR REPLACE VIEW flyway_view AS SELECT id FROM flyway_users;
