UPDATE users SET name = 'x' WHERE id = 4;
UPDATE users SET name = 'x' WHERE id = 4 AND tenant_id = 2;
UPDATE colours SET name = 'x' WHERE id = 4;
INSERT INTO users (id, name) VALUES (1, 'x');
INSERT INTO users (id, tenant_id, name) VALUES (2, 1, 'x');
