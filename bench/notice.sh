#!/usr/bin/env bash
# bench/notice.sh BUILD: how fast notices are read, and how rightly on the annotated documents beside the project.
set -uo pipefail
build=$1 short=0
"$build"/bench/notice_bench || short=1
gold=../shared/data/notices/gold tool=../shared/tools/score_notices.py
[ -z "${THIENAN_SHARED:-}" ] || { gold=$THIENAN_SHARED/data/notices/gold tool=$THIENAN_SHARED/tools/score_notices.py; }
if [ ! -d "$gold" ]; then
    echo "# SKIPPED notice, how rightly: $gold is not here"
    exit $short
fi
total=$(python3 "$tool" "$build/thienan notice read --json" "$gold" | tail -n 1)
goal() {
    local value; value=$(printf '%s\n' "$total" | grep -oE "$1 +[0-9.]+" | grep -oE '[0-9.]+$' | head -n 1)
    local ok; ok=$(awk -v v="${value:-0}" -v g="$2" 'BEGIN{print (v + 0 >= g) ? "ok" : "short"}')
    echo "notice | gold: $1 | ${value:--} | - | - | >= $2 | $ok"
    [ "$ok" = ok ] || short=1
}
goal detect 0.95; goal strict 0.90; goal header 0.97; goal points 0.98
exit $short
