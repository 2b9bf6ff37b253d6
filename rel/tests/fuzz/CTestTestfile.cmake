# CMake generated Testfile for 
# Source directory: /tmp/wt/lead/tests/fuzz
# Build directory: /tmp/wt/lead/rel/tests/fuzz
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
add_test([=[fuzz-code]=] "/tmp/wt/lead/rel/tests/fuzz/fuzz-code" "/tmp/wt/lead/tests/fuzz/corpus/code")
set_tests_properties([=[fuzz-code]=] PROPERTIES  _BACKTRACE_TRIPLES "/tmp/wt/lead/tests/fuzz/CMakeLists.txt;12;add_test;/tmp/wt/lead/tests/fuzz/CMakeLists.txt;0;")
add_test([=[fuzz-liquibase]=] "/tmp/wt/lead/rel/tests/fuzz/fuzz-liquibase" "/tmp/wt/lead/tests/fuzz/corpus/liquibase")
set_tests_properties([=[fuzz-liquibase]=] PROPERTIES  _BACKTRACE_TRIPLES "/tmp/wt/lead/tests/fuzz/CMakeLists.txt;12;add_test;/tmp/wt/lead/tests/fuzz/CMakeLists.txt;0;")
add_test([=[fuzz-markdown]=] "/tmp/wt/lead/rel/tests/fuzz/fuzz-markdown" "/tmp/wt/lead/tests/fuzz/corpus/markdown")
set_tests_properties([=[fuzz-markdown]=] PROPERTIES  _BACKTRACE_TRIPLES "/tmp/wt/lead/tests/fuzz/CMakeLists.txt;12;add_test;/tmp/wt/lead/tests/fuzz/CMakeLists.txt;0;")
add_test([=[fuzz-redact]=] "/tmp/wt/lead/rel/tests/fuzz/fuzz-redact" "/tmp/wt/lead/tests/fuzz/corpus/redact")
set_tests_properties([=[fuzz-redact]=] PROPERTIES  _BACKTRACE_TRIPLES "/tmp/wt/lead/tests/fuzz/CMakeLists.txt;12;add_test;/tmp/wt/lead/tests/fuzz/CMakeLists.txt;0;")
add_test([=[fuzz-reports]=] "/tmp/wt/lead/rel/tests/fuzz/fuzz-reports" "/tmp/wt/lead/tests/fuzz/corpus/reports")
set_tests_properties([=[fuzz-reports]=] PROPERTIES  _BACKTRACE_TRIPLES "/tmp/wt/lead/tests/fuzz/CMakeLists.txt;12;add_test;/tmp/wt/lead/tests/fuzz/CMakeLists.txt;0;")
add_test([=[fuzz-scripts]=] "/tmp/wt/lead/rel/tests/fuzz/fuzz-scripts" "/tmp/wt/lead/tests/fuzz/corpus/scripts")
set_tests_properties([=[fuzz-scripts]=] PROPERTIES  _BACKTRACE_TRIPLES "/tmp/wt/lead/tests/fuzz/CMakeLists.txt;12;add_test;/tmp/wt/lead/tests/fuzz/CMakeLists.txt;0;")
add_test([=[fuzz-spec_index]=] "/tmp/wt/lead/rel/tests/fuzz/fuzz-spec_index" "/tmp/wt/lead/tests/fuzz/corpus/spec_index")
set_tests_properties([=[fuzz-spec_index]=] PROPERTIES  _BACKTRACE_TRIPLES "/tmp/wt/lead/tests/fuzz/CMakeLists.txt;12;add_test;/tmp/wt/lead/tests/fuzz/CMakeLists.txt;0;")
add_test([=[fuzz-sql]=] "/tmp/wt/lead/rel/tests/fuzz/fuzz-sql" "/tmp/wt/lead/tests/fuzz/corpus/sql")
set_tests_properties([=[fuzz-sql]=] PROPERTIES  _BACKTRACE_TRIPLES "/tmp/wt/lead/tests/fuzz/CMakeLists.txt;12;add_test;/tmp/wt/lead/tests/fuzz/CMakeLists.txt;0;")
add_test([=[fuzz-tree]=] "/tmp/wt/lead/rel/tests/fuzz/fuzz-tree" "/tmp/wt/lead/tests/fuzz/corpus/tree")
set_tests_properties([=[fuzz-tree]=] PROPERTIES  _BACKTRACE_TRIPLES "/tmp/wt/lead/tests/fuzz/CMakeLists.txt;12;add_test;/tmp/wt/lead/tests/fuzz/CMakeLists.txt;0;")
