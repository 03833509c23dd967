-- The two roles of a database: one owns the schema and migrates, one serves and can neither change
-- the schema nor empty a table at once. Run once by a superuser, in the database:
--
--     psql -d zirkel -v owner=zirkel_owner -v server=zirkel -f deploy/postgres/roles.sql
--
-- then give each a password: \password zirkel_owner, \password zirkel.

\set ON_ERROR_STOP on
BEGIN;

CREATE ROLE :"owner" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE;
CREATE ROLE :"server" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE;

SELECT current_database() AS database \gset
REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"database" TO :"owner", :"server";

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA public TO :"owner";
GRANT USAGE ON SCHEMA public TO :"server";
-- What the owner creates, now and with each later version, the server may read and write.
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO :"server";
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" IN SCHEMA public
    GRANT USAGE, SELECT ON SEQUENCES TO :"server";

COMMIT;
