ALTER TABLE users ALTER COLUMN email TYPE varchar(20);
ALTER TABLE users ALTER COLUMN nick TYPE varchar(20);
ALTER TABLE public.users ALTER COLUMN age TYPE int;
ALTER TABLE users ALTER COLUMN note TYPE text;
ALTER TABLE carts ALTER COLUMN state TYPE varchar(10);
ALTER TABLE users ALTER COLUMN unknown TYPE varchar(20);
