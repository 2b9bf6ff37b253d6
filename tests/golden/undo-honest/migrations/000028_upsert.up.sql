INSERT INTO t28 (id, code) VALUES (1, 'x') ON CONFLICT (id) DO UPDATE SET code = excluded.code;
