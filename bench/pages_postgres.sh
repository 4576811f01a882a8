#!/usr/bin/env bash
# bench/pages_postgres.sh BUILD: the rows of pages.py from PostgreSQL, on a private cluster of its own.
exec scripts/with_postgres.sh bench/pages.py "$1" --postgres
