ALTER TABLE teams RENAME TO organisations; ALTER TABLE users RENAME TO users_old; ALTER TABLE pages RENAME TO sheets;
