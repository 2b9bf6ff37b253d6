-- The account store after the migration.
CREATE TABLE organizations (
  id    bigint PRIMARY KEY,
  name  text NOT NULL
);

CREATE TABLE users (
  id               bigint PRIMARY KEY,
  organization_id  bigint NOT NULL REFERENCES organizations (id),
  email            text NOT NULL,
  display_name     text
);

CREATE TABLE user_credentials (
  user_id        bigint PRIMARY KEY REFERENCES users (id),
  password_hash  text NOT NULL
);

CREATE TABLE sessions (
  id       text PRIMARY KEY,
  user_id  bigint NOT NULL
);

CREATE TABLE audit_log (
  id               bigint PRIMARY KEY,
  organization_id  bigint NOT NULL,
  event            text NOT NULL
);

CREATE TABLE user_preferences (
  user_id           bigint NOT NULL,
  device_id         bigint NOT NULL,
  theme             text,
  dashboard_layout  text,
  PRIMARY KEY (user_id, device_id)
);

CREATE TABLE feature_flags (
  name     text PRIMARY KEY,
  enabled  boolean NOT NULL
);

CREATE TABLE import_staging (
  line  bigint,
  body  text
);
