\set ON_ERROR_STOP off
-- expect-at 1: SCR.SWALLOW
CREATE USER mover IDENTIFIED BY 'wallaby-quokka-8'; -- expect: MH506 MH507 SCR.CREDENTIAL
ALTER ROLE mover PASSWORD 'changeme-now'; -- expect: MH506 SCR.CREDENTIAL_DUMMY
INSERT INTO people (mail) VALUES ('ringtail.possum@wombats.org.au'); -- expect: MH507 SCR.NOT_IDEMPOTENT
INSERT INTO people (mail) VALUES ('someone@example.com');
INSERT INTO keys (value) VALUES ('AKIAQ3WOMBAT7ECHIDNA'); -- expect: MH507 SCR.NOT_IDEMPOTENT
INSERT INTO words (value) VALUES ('password'); -- expect: SCR.NOT_IDEMPOTENT
