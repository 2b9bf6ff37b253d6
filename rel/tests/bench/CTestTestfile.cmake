# CMake generated Testfile for 
# Source directory: /tmp/wt/lead/tests/bench
# Build directory: /tmp/wt/lead/rel/tests/bench
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
add_test([=[bench-status]=] "/root/.pyenv/shims/python3" "/tmp/wt/lead/tests/bench/status.py" "/tmp/wt/lead/rel/gov.so")
set_tests_properties([=[bench-status]=] PROPERTIES  LABELS "full" TIMEOUT "1200" _BACKTRACE_TRIPLES "/tmp/wt/lead/tests/bench/CMakeLists.txt;11;add_test;/tmp/wt/lead/tests/bench/CMakeLists.txt;0;")
add_test([=[bench-generate]=] "/root/.pyenv/shims/python3" "/tmp/wt/lead/tests/bench/generate.py" "/tmp/wt/lead/rel/gov.so")
set_tests_properties([=[bench-generate]=] PROPERTIES  LABELS "full" TIMEOUT "120" _BACKTRACE_TRIPLES "/tmp/wt/lead/tests/bench/CMakeLists.txt;13;add_test;/tmp/wt/lead/tests/bench/CMakeLists.txt;0;")
add_test([=[bench-audit_log]=] "/tmp/wt/lead/rel/tests/bench/bench-audit_log")
set_tests_properties([=[bench-audit_log]=] PROPERTIES  _BACKTRACE_TRIPLES "/tmp/wt/lead/tests/bench/CMakeLists.txt;17;add_test;/tmp/wt/lead/tests/bench/CMakeLists.txt;0;")
add_test([=[bench-audit_log-full]=] "/tmp/wt/lead/rel/tests/bench/bench-audit_log" "200")
set_tests_properties([=[bench-audit_log-full]=] PROPERTIES  LABELS "full" TIMEOUT "600" _BACKTRACE_TRIPLES "/tmp/wt/lead/tests/bench/CMakeLists.txt;18;add_test;/tmp/wt/lead/tests/bench/CMakeLists.txt;0;")
