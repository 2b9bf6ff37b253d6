# CMake generated Testfile for 
# Source directory: /tmp/wt/lead/tests
# Build directory: /tmp/wt/lead/rel/tests
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
subdirs("accuracy")
subdirs("bench")
subdirs("fuzz")
subdirs("golden")
subdirs("property")
subdirs("unit")
