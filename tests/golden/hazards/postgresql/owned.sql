-- Tables go with it, and rights.
DROP OWNED BY old_app; -- expect: MH103 MH506
