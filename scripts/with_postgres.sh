#!/bin/sh
# scripts/with_postgres.sh COMMAND…
# Runs COMMAND beside a private PostgreSQL of its own: a new cluster in a temporary folder, reached only by a Unix socket,
# UTF-8 with C collation, not synced to disk. COMMAND finds its URL in THIENAN_TEST_POSTGRES. It is stopped and deleted
# however COMMAND ends; the exit status is COMMAND's. Needs Debian's postgresql-15.
set -eu
[ $# -gt 0 ] || { echo "usage: $0 COMMAND…" >&2; exit 2; }

bin=${THIENAN_POSTGRES_BIN:-/usr/lib/postgresql/15/bin}
[ -x "$bin/initdb" ] || { echo "$0: $bin/initdb is missing; install the Debian package postgresql-15" >&2; exit 2; }

# PostgreSQL refuses to run as root.
as_owner() { "$@"; }
base=${TMPDIR:-/tmp}
if [ "$(id -u)" = 0 ]; then
    owner=nobody
    if id postgres >/dev/null 2>&1; then owner=postgres; fi
    as_owner() { setpriv --reuid="$owner" --regid="$(id -g "$owner")" --clear-groups "$@"; }
    base=/tmp
fi
dir=$(mktemp -d "$base/thienan_pg.XXXXXX")
[ "$(id -u)" != 0 ] || chown "$owner" "$dir"

clean() {
    as_owner "$bin/pg_ctl" -D "$dir/data" -m immediate -w stop >/dev/null 2>&1 || true
    rm -rf "$dir"
}
trap clean EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

cd "$dir"
as_owner "$bin/initdb" -D "$dir/data" -U thienan -A trust -E UTF8 --locale=C --no-sync >"$dir/initdb.log" 2>&1 ||
    { cat "$dir/initdb.log" >&2; exit 2; }
cat >>"$dir/data/postgresql.conf" <<EOF
listen_addresses = ''
unix_socket_directories = '$dir'
unix_socket_permissions = 0700
fsync = off
synchronous_commit = off
full_page_writes = off
max_connections = 100
shared_buffers = 32MB
EOF
as_owner "$bin/pg_ctl" -D "$dir/data" -w -t 60 -l "$dir/server.log" start >/dev/null 2>&1 ||
    { cat "$dir/server.log" >&2; exit 2; }
cd "$OLDPWD"

THIENAN_TEST_POSTGRES="postgresql://thienan@/postgres?host=$dir"
THIENAN_TEST_POSTGRES_DATA="$dir/data"
export THIENAN_TEST_POSTGRES THIENAN_TEST_POSTGRES_DATA
"$@"
