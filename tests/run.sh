#!/bin/sh
# run.sh [--full]: builds sqlite-gov for development and runs its tests.
#
# Plain: everything that takes minutes, warnings as errors, then the same tests under the address and undefined behaviour
# sanitizers. --full adds what is labelled full: long properties, fuzzing, large inputs. Missing Debian packages are
# installed by name, when this user may do that. The last line is ctest's summary.
set -eu
cd "$(dirname "$0")/.."
full=0
for argument; do
  case $argument in
  --full) full=1 ;;
  *) echo "run.sh: unknown argument $argument; the one it knows is --full" >&2; exit 2 ;;
  esac
done

. ./tests/packages.sh
need_packages gcc libc6-dev cmake ninja-build pkg-config sqlite3 libsqlite3-dev libcjson-dev libyaml-dev libmd4c-dev \
  nettle-dev libexpat1-dev python3 python3-jsonschema
[ "$full" = 0 ] || need_packages clang libclang-rt-14-dev
export CTEST_PARALLEL_LEVEL="${CTEST_PARALLEL_LEVEL:-$(nproc)}"

if [ "$full" = 1 ]; then labels=; else labels="-LE full"; fi
build() {
  cmake -S . -B "$1" -G Ninja -DGOV_WERROR=ON "$2" "$3" >"$1.log" 2>&1 || { cat "$1.log"; exit 1; }
  ninja -C "$1" >"$1.log" 2>&1 || { cat "$1.log"; exit 1; }
}

mkdir -p build
echo "== building and testing with sanitizers (build/asan)"
build build/asan -DCMAKE_BUILD_TYPE=Debug -DGOV_SANITIZE=ON
# The shell and python are not built with the sanitizers, so their runtime is loaded first: by a wrapper of the shell.
mkdir -p build/asan/bin
printf '#!/bin/sh\nLD_PRELOAD=$GOV_PRELOAD exec %s "$@"\n' "$(command -v sqlite3)" >build/asan/bin/sqlite3
chmod +x build/asan/bin/sqlite3
GOV_PRELOAD=$(gcc -print-file-name=libasan.so):$(gcc -print-file-name=libubsan.so)
export GOV_PRELOAD ASAN_OPTIONS=detect_leaks=0 UBSAN_OPTIONS=print_stacktrace=1
# shellcheck disable=SC2086
PATH=$PWD/build/asan/bin:$PATH ctest --test-dir build/asan --output-on-failure $labels >build/asan.log 2>&1 || { cat build/asan.log; exit 1; }
grep 'tests passed' build/asan.log
unset GOV_PRELOAD

if [ "$full" = 1 ]; then
  echo "== fuzzing every reader for ${FUZZ_SECONDS:=60} seconds (build/fuzz)"
  cmake -S . -B build/fuzz -G Ninja -DCMAKE_C_COMPILER=clang -DCMAKE_BUILD_TYPE=Debug -DGOV_SANITIZE=ON -DGOV_FUZZ=ON \
    >build/fuzz.log 2>&1 && ninja -C build/fuzz >build/fuzz.log 2>&1 || { cat build/fuzz.log; exit 1; }
  for target in build/fuzz/tests/fuzz/fuzz-*; do
    [ -f "$target" ] && [ -x "$target" ] || continue
    name=${target##*/fuzz-}
    mkdir -p "build/fuzz/corpus/$name"
    ASAN_OPTIONS=detect_leaks=1 "$target" -max_total_time="$FUZZ_SECONDS" -rss_limit_mb=4096 -artifact_prefix=build/fuzz/ \
      "build/fuzz/corpus/$name" "tests/fuzz/corpus/$name" >"build/fuzz/$name.log" 2>&1 || { tail -40 "build/fuzz/$name.log"; exit 1; }
    echo "   $name: no finding"
  done
fi

echo "== building and testing the release (build)"
build build -DCMAKE_BUILD_TYPE=RelWithDebInfo -DGOV_SANITIZE=OFF
# shellcheck disable=SC2086
ctest --test-dir build --output-on-failure $labels
