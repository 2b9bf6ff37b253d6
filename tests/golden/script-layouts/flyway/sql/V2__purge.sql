DELETE FROM flyway_users WHERE email = 'CANARY-4@example.org';
