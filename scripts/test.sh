#!/usr/bin/env bash
# Sets up and passes every test; ends in a line "N passed, N failed".
#   scripts/test.sh [--quick]     --quick leaves out the sanitizer run and the browser
set -uo pipefail
cd "$(dirname "$0")/.."
quick=no
[ "${1:-}" = "--quick" ] && quick=yes
say() { printf '\033[1m== %s\033[0m\n' "$*"; }

# Everything after set-up runs beside a private PostgreSQL.
if [ -z "${THIENAN_TEST_POSTGRES:-}" ]; then
    scripts/setup.sh --tests || { echo "0 passed, 1 failed"; exit 1; }
    exec scripts/with_postgres.sh scripts/test.sh "$@"
fi
log=$(mktemp -d)
trap 'rm -rf "$log"' EXIT
passed=0 failed=0 skipped=0

# Runs a GoogleTest program and adds its figures. A program that dies counts as one failure.
gtest() {
    local name; name=$(basename "$1")
    if "$@" >"$log/$name" 2>&1; then :; else
        grep -q '^\[  FAILED  \]' "$log/$name" || failed=$((failed + 1))
        tail -n 60 "$log/$name"
    fi
    passed=$((passed + $(sed -n 's/^\[  PASSED  \] \([0-9]*\) tests*\.$/\1/p' "$log/$name" | tail -n 1 | grep . || echo 0)))
    failed=$((failed + $(sed -n 's/^\[  FAILED  \] \([0-9]*\) tests*, listed below:$/\1/p' "$log/$name" | tail -n 1 | grep . || echo 0)))
    local skips; skips=$(sed -n 's/^\[  SKIPPED \] \([0-9]*\) tests*, listed below:$/\1/p' "$log/$name" | tail -n 1 | grep . || echo 0)
    skipped=$((skipped + skips))
    [ "$skips" = 0 ] || grep -h -A1 'Skipped' "$log/$name" | grep -v '^--' | sort -u | head -n 6
}
# Runs any other check: one test.
check() {
    local what=$1; shift
    if "$@" >"$log/check" 2>&1; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED: $what"; tail -n 60 "$log/check"; fi
}
# Runs a program that prints "N passed, N failed" last.
counted() {
    local what=$1; shift
    "$@" 2>&1 | tee "$log/counted" | tail -n 80
    local line; line=$(grep -E '^[0-9]+ passed, [0-9]+ failed' "$log/counted" | tail -n 1)
    if [ -z "$line" ]; then failed=$((failed + 1)); echo "FAILED: $what did not finish"; return; fi
    passed=$((passed + $(echo "$line" | sed 's/ passed.*//'))) failed=$((failed + $(echo "$line" | sed 's/.*, \([0-9]*\) failed.*/\1/')))
}

say "unit tests and scenarios, on SQLite and PostgreSQL"
for test in $(find build -name '*_test' -type f -perm -u+x | sort); do gtest "$test"; done

say "structure, words and command line"
check "who may include what" python3 tests/structure/layers.py
check "every word in both languages" python3 tests/structure/words.py
check "every refusal has a test" python3 tests/structure/refusals.py
check "what a module offers is taken" python3 tests/structure/modules.py
counted "command line" python3 tests/command_line/run.py build

say "killing the server while people write"
check "nothing acknowledged is lost on SQLite" python3 tests/durability/kill.py --rounds 3
check "nothing acknowledged is lost on PostgreSQL" python3 tests/durability/kill.py --rounds 2 --postgres "$THIENAN_TEST_POSTGRES"

if [ "$quick" = no ]; then
    say "unit tests under address and undefined-behaviour sanitizers"
    [ -f build-asan/build.ninja ] || cmake --preset asan >/dev/null
    if ninja -C build-asan all_tests >"$log/asan-build" 2>&1; then
        # The PostgreSQL half has just run; here the same code runs on SQLite.
        for test in $(find build-asan -name '*_test' -type f -perm -u+x | sort); do
            gtest env -u THIENAN_TEST_POSTGRES "$test" --gtest_filter='-*/postgres*'
        done
    else
        failed=$((failed + 1)); tail -n 40 "$log/asan-build"
    fi
    say "browser tests in Chromium"
    counted "browser tests" node tests/browser/run.mjs
fi
[ "$skipped" = 0 ] || echo "($skipped skipped)"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
