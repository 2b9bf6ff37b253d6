ALTER TABLE public.users_new RENAME TO users;
