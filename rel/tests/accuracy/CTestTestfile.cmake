# CMake generated Testfile for 
# Source directory: /tmp/wt/lead/tests/accuracy
# Build directory: /tmp/wt/lead/rel/tests/accuracy
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
add_test([=[accuracy-plans]=] "/root/.pyenv/shims/python3" "/tmp/wt/lead/tests/accuracy/score.py" "/tmp/wt/lead/rel/gov.so" "/tmp/wt/lead/tests/accuracy/plans" "--strict")
set_tests_properties([=[accuracy-plans]=] PROPERTIES  _BACKTRACE_TRIPLES "/tmp/wt/lead/tests/accuracy/CMakeLists.txt;4;add_test;/tmp/wt/lead/tests/accuracy/CMakeLists.txt;0;")
add_test([=[accuracy-pg_query]=] "/tmp/wt/lead/rel/tests/accuracy/accuracy-pg_query" "/tmp/wt/lead/../shared/corpus/lint/atlas.jsonl" "/tmp/wt/lead/../shared/corpus/lint/django_migration_linter.jsonl" "/tmp/wt/lead/../shared/corpus/lint/eugene.jsonl" "/tmp/wt/lead/../shared/corpus/lint/pgls.jsonl" "/tmp/wt/lead/samples/acme.sql" "/tmp/wt/lead/samples/acme/migrations/billing/20261025100000_invoice_line_notes.down.sql" "/tmp/wt/lead/samples/acme/migrations/billing/20261025100000_invoice_line_notes.up.sql" "/tmp/wt/lead/samples/acme/migrations/billing/20261026100000_drop_exchange_rates.up.sql" "/tmp/wt/lead/samples/acme/migrations/billing/20261027100000_ledger_minor_units.up.sql" "/tmp/wt/lead/samples/acme/migrations/identity/20261020090000_user_preferences.down.sql" "/tmp/wt/lead/samples/acme/migrations/identity/20261020090000_user_preferences.up.sql" "/tmp/wt/lead/samples/acme/schemas/billing/billing.sql" "/tmp/wt/lead/samples/acme/schemas/identity/identity.sql" "/tmp/wt/lead/tests/fuzz/corpus/sql/postgresql.sql")
set_tests_properties([=[accuracy-pg_query]=] PROPERTIES  _BACKTRACE_TRIPLES "/tmp/wt/lead/tests/accuracy/CMakeLists.txt;17;add_test;/tmp/wt/lead/tests/accuracy/CMakeLists.txt;0;")
