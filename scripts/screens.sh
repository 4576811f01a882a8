#!/usr/bin/env bash
# Screenshots of every main page of the sample province, 360 and 1440 px, light and dark, in both languages, to look at.
#   scripts/screens.sh [OUTDIR] [PAGE …]      OUTDIR/<page>-<width>-<theme>-<lang>.png (screens)
set -euo pipefail
out=$(realpath -m "${1:-screens}")
cd "$(dirname "$0")/.."
[ -x build/thienan ] && [ -d tests/browser/node_modules ] || scripts/setup.sh --tests
exec node tests/browser/screens.mjs "$out" "${@:2}"
