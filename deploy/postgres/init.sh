#!/bin/sh
# Run by the database's image when its volume is new: the roles, with the passwords of the secrets.
set -eu
psql --username=postgres --dbname="$POSTGRES_DB" -v owner=zirkel_owner -v server=zirkel \
    --file=/etc/zirkel/roles.sql
psql --username=postgres --dbname="$POSTGRES_DB" -v ON_ERROR_STOP=1 \
    -v owner_password="$(cat /run/secrets/owner)" \
    -v server_password="$(cat /run/secrets/server)" <<'SQL'
ALTER ROLE zirkel_owner PASSWORD :'owner_password';
ALTER ROLE zirkel PASSWORD :'server_password';
SQL
