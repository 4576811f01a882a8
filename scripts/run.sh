#!/usr/bin/env bash
# Sets up, builds, loads the sample province and serves it.
#   scripts/run.sh [--port N] [--data DIR] [--empty]
#     --port N    port on 127.0.0.1 (8080)
#     --data DIR  where the database and files live (./data)
#     --empty     no sample province: only an administrator, whose first password is printed
set -euo pipefail
port=8080 data="" empty=no
while [ $# -gt 0 ]; do
    case "$1" in
        --port) port=$2; shift 2 ;;
        --data) data=$(realpath -m "$2"); shift 2 ;;
        --empty) empty=yes; shift ;;
        *) echo "run.sh: unknown option $1 (see the first lines of this file)" >&2; exit 2 ;;
    esac
done
cd "$(dirname "$0")/.."
data=${data:-$PWD/data}
scripts/setup.sh
mkdir -p "$data"
if [ "$empty" = yes ]; then build/thienan account first --data "$data"; else build/thienan sample load --data "$data"; fi
exec build/thienan serve --data "$data" --listen "127.0.0.1:$port"
