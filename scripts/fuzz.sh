#!/usr/bin/env bash
# Fuzzes the readers of foreign bytes, one after the other, from the seeds in tests/fuzz/corpus. What is found is kept in
# build-fuzz/found; new inputs worth going on from stay in build-fuzz/corpus. Exit 1 if anything was found, 2 for an unknown target.
#   scripts/fuzz.sh [TARGET…] [SECONDS]      without a target all of them; 60 seconds each
set -uo pipefail
cd "$(dirname "$0")/.."
seconds=60
targets=()
for word in "$@"; do
    if [[ "$word" =~ ^[0-9]+$ ]]; then seconds=$word; else targets+=("$word"); fi
done
[ ${#targets[@]} -gt 0 ] || mapfile -t targets < <(ls tests/fuzz/fuzz_*.cpp | sed 's|.*/fuzz_||; s|\.cpp$||')
for target in "${targets[@]}"; do
    [ -f "tests/fuzz/fuzz_$target.cpp" ] || { echo "fuzz.sh: no target is called $target" >&2; exit 2; }
done
[ -f build-fuzz/build.ninja ] || cmake --preset fuzz >/dev/null || exit 2
ninja -C build-fuzz "${targets[@]/#/fuzz_}" >/dev/null || { echo "fuzz.sh: the build failed" >&2; exit 2; }
mkdir -p build-fuzz/found
found=0
for target in "${targets[@]}"; do
    mkdir -p "build-fuzz/corpus/$target"
    if "build-fuzz/tests/fuzz/fuzz_$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=20000 -print_final_stats=1 \
        -artifact_prefix="build-fuzz/found/$target-" "build-fuzz/corpus/$target" "tests/fuzz/corpus/$target" >"build-fuzz/found/$target.log" 2>&1
    then echo "$target: nothing found, $(sed -n 's/^stat::number_of_executed_units: *//p' "build-fuzz/found/$target.log") inputs"
    else
        echo "$target: FOUND, see build-fuzz/found/$target.log"
        found=1
    fi
done
exit $found
