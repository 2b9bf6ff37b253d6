BEGIN;
CREATE TABLE user_preferences (
  user_id           bigint NOT NULL,
  device_id         bigint NOT NULL,
  theme             text,
  dashboard_layout  text,
  PRIMARY KEY (user_id, device_id)
);
INSERT INTO user_preferences (user_id, device_id) SELECT id, 1 FROM users;
COMMIT;
