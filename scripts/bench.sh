#!/usr/bin/env bash
# Runs the named benchmarks (all without a name): bench/NAME.sh or bench/NAME.py, each beside its peer where there is one.
# One row a figure: NAME | what | us | peer | ratio | goal | ok or short. Exit 1 if any is short, 2 for an unknown name.
#   scripts/bench.sh [NAME…]
set -uo pipefail
cd "$(dirname "$0")/.."
names=("$@")
[ $# -gt 0 ] || mapfile -t names < <(ls bench/*.sh bench/*.py 2>/dev/null | sed 's|.*/||; s|\..*||' | sort -u)
[ -f build/build.ninja ] && [ -d tests/browser/node_modules ] || scripts/setup.sh --tests || exit 2
ninja -C build thienan make_province notice_bench >/dev/null || { echo "bench.sh: the build failed" >&2; exit 2; }
short=0
for name in "${names[@]}"; do
    if [ -x "bench/$name.sh" ]; then "bench/$name.sh" build; elif [ -x "bench/$name.py" ]; then "bench/$name.py" build; else
        echo "bench.sh: no benchmark is called $name" >&2
        exit 2
    fi
    case $? in 0) ;; 1) short=1 ;; *) exit 2 ;; esac
done
exit $short
