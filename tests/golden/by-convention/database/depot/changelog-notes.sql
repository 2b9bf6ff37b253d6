SELECT 1; -- a changelog of something else
