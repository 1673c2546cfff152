#!/bin/sh
# Brings the two databases of the Temporal server to the schema of this release. Run it again after an upgrade, before
# the new server starts: a server refuses a schema that is older than itself. Doing it twice changes nothing.
set -eu

# What temporal-sql-tool reads; the password stands in no list of processes this way.
export SQL_PLUGIN=postgres12_pgx
export SQL_HOST="$TEMPORAL_DB_HOST"
export SQL_PORT="${TEMPORAL_DB_PORT:-5432}"
export SQL_USER="${TEMPORAL_DB_USER:-temporal}"
export SQL_PASSWORD="$TEMPORAL_DB_PASSWORD"

# bring DATABASE SCHEMA: each step leaves alone what it finds done.
bring() {
  export SQL_DATABASE="$1"
  temporal-sql-tool create-database
  temporal-sql-tool setup-schema --version 0.0
  temporal-sql-tool update-schema --schema-name "$2"
}

bring temporal postgresql/v12/temporal
bring temporal_visibility postgresql/v12/visibility
