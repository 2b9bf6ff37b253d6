# CMake generated Testfile for 
# Source directory: /tmp/wt/lead/tests/unit
# Build directory: /tmp/wt/lead/rel/tests/unit
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
add_test([=[unit-amounts]=] "/tmp/wt/lead/rel/tests/unit/unit-amounts")
set_tests_properties([=[unit-amounts]=] PROPERTIES  WORKING_DIRECTORY "/tmp/wt/lead" _BACKTRACE_TRIPLES "/tmp/wt/lead/tests/unit/CMakeLists.txt;7;add_test;/tmp/wt/lead/tests/unit/CMakeLists.txt;0;")
add_test([=[unit-glob]=] "/tmp/wt/lead/rel/tests/unit/unit-glob")
set_tests_properties([=[unit-glob]=] PROPERTIES  WORKING_DIRECTORY "/tmp/wt/lead" _BACKTRACE_TRIPLES "/tmp/wt/lead/tests/unit/CMakeLists.txt;7;add_test;/tmp/wt/lead/tests/unit/CMakeLists.txt;0;")
add_test([=[unit-lines]=] "/tmp/wt/lead/rel/tests/unit/unit-lines")
set_tests_properties([=[unit-lines]=] PROPERTIES  WORKING_DIRECTORY "/tmp/wt/lead" _BACKTRACE_TRIPLES "/tmp/wt/lead/tests/unit/CMakeLists.txt;7;add_test;/tmp/wt/lead/tests/unit/CMakeLists.txt;0;")
add_test([=[unit-map]=] "/tmp/wt/lead/rel/tests/unit/unit-map")
set_tests_properties([=[unit-map]=] PROPERTIES  WORKING_DIRECTORY "/tmp/wt/lead" _BACKTRACE_TRIPLES "/tmp/wt/lead/tests/unit/CMakeLists.txt;7;add_test;/tmp/wt/lead/tests/unit/CMakeLists.txt;0;")
add_test([=[unit-markdown_work]=] "/tmp/wt/lead/rel/tests/unit/unit-markdown_work")
set_tests_properties([=[unit-markdown_work]=] PROPERTIES  WORKING_DIRECTORY "/tmp/wt/lead" _BACKTRACE_TRIPLES "/tmp/wt/lead/tests/unit/CMakeLists.txt;7;add_test;/tmp/wt/lead/tests/unit/CMakeLists.txt;0;")
add_test([=[unit-oom]=] "/tmp/wt/lead/rel/tests/unit/unit-oom")
set_tests_properties([=[unit-oom]=] PROPERTIES  WORKING_DIRECTORY "/tmp/wt/lead" _BACKTRACE_TRIPLES "/tmp/wt/lead/tests/unit/CMakeLists.txt;7;add_test;/tmp/wt/lead/tests/unit/CMakeLists.txt;0;")
add_test([=[unit-redact]=] "/tmp/wt/lead/rel/tests/unit/unit-redact")
set_tests_properties([=[unit-redact]=] PROPERTIES  WORKING_DIRECTORY "/tmp/wt/lead" _BACKTRACE_TRIPLES "/tmp/wt/lead/tests/unit/CMakeLists.txt;7;add_test;/tmp/wt/lead/tests/unit/CMakeLists.txt;0;")
add_test([=[unit-regions]=] "/tmp/wt/lead/rel/tests/unit/unit-regions")
set_tests_properties([=[unit-regions]=] PROPERTIES  WORKING_DIRECTORY "/tmp/wt/lead" _BACKTRACE_TRIPLES "/tmp/wt/lead/tests/unit/CMakeLists.txt;7;add_test;/tmp/wt/lead/tests/unit/CMakeLists.txt;0;")
add_test([=[unit-sentences]=] "/tmp/wt/lead/rel/tests/unit/unit-sentences")
set_tests_properties([=[unit-sentences]=] PROPERTIES  WORKING_DIRECTORY "/tmp/wt/lead" _BACKTRACE_TRIPLES "/tmp/wt/lead/tests/unit/CMakeLists.txt;7;add_test;/tmp/wt/lead/tests/unit/CMakeLists.txt;0;")
add_test([=[unit-sql_statement]=] "/tmp/wt/lead/rel/tests/unit/unit-sql_statement")
set_tests_properties([=[unit-sql_statement]=] PROPERTIES  WORKING_DIRECTORY "/tmp/wt/lead" _BACKTRACE_TRIPLES "/tmp/wt/lead/tests/unit/CMakeLists.txt;7;add_test;/tmp/wt/lead/tests/unit/CMakeLists.txt;0;")
add_test([=[unit-tree]=] "/tmp/wt/lead/rel/tests/unit/unit-tree")
set_tests_properties([=[unit-tree]=] PROPERTIES  WORKING_DIRECTORY "/tmp/wt/lead" _BACKTRACE_TRIPLES "/tmp/wt/lead/tests/unit/CMakeLists.txt;7;add_test;/tmp/wt/lead/tests/unit/CMakeLists.txt;0;")
add_test([=[unit-oom-full]=] "/tmp/wt/lead/rel/tests/unit/unit-oom" "full")
set_tests_properties([=[unit-oom-full]=] PROPERTIES  LABELS "full" TIMEOUT "3600" WORKING_DIRECTORY "/tmp/wt/lead" _BACKTRACE_TRIPLES "/tmp/wt/lead/tests/unit/CMakeLists.txt;10;add_test;/tmp/wt/lead/tests/unit/CMakeLists.txt;0;")
