#!/usr/bin/env bash
# Installs what is missing and builds build/thienan. Safe to run again: it does only what is not done yet.
#   scripts/setup.sh [--tests]      --tests also installs what the tests need and builds them
set -euo pipefail
cd "$(dirname "$0")/.."
tests=no
[ "${1:-}" = "--tests" ] && tests=yes

say() { printf '\033[1m== %s\033[0m\n' "$*"; }
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

wanted=$(awk -v tests="$tests" '/^\[/{part=$0} /^[a-z]/{if (part != "[test]" || tests == "yes") print $1}' packages.txt)
command -v node >/dev/null && command -v npm >/dev/null || wanted="$wanted nodejs npm"
missing=$(for p in $wanted; do dpkg-query -W -f '${Status}' "$p" 2>/dev/null | grep -q '^install ok installed' || echo "$p"; done)
if [ -n "$missing" ]; then
    say "installing Debian packages:" $missing
    as_root apt-get update -qq
    # shellcheck disable=SC2086
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
fi

fetch_npm() {
    if [ ! -d "$1/node_modules" ] || [ "$1/package-lock.json" -nt "$1/node_modules" ]; then
        say "installing npm packages of $1"
        (cd "$1" && npm ci --no-audit --no-fund --silent && touch node_modules)
    fi
}
fetch_npm web
[ "$tests" = yes ] && fetch_npm tests/browser

say "building (Release) into build/"
[ -f build/build.ninja ] || cmake --preset release >/dev/null
if [ "$tests" = yes ]; then ninja -C build all_tests thienan; else ninja -C build thienan; fi
