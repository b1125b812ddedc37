-- One component on the database server: its roles, its database, and what is in it. Each query lists the statements that are
-- missing, in order; \gexec runs that query again, and each statement of its answer. So a run that is cut off after any
-- statement is continued by the next one, and a run that finds nothing missing changes nothing.
-- Variables of psql: owner, database, extensions (separated by commas). The lock lasts as long as the connection.

DO 'BEGIN PERFORM pg_advisory_lock(1713); END';

WITH names AS (SELECT :'owner' AS owner, :'database' AS database, current_user AS master),
  logins AS (SELECT owner || suffix AS login, owner, master FROM names, unnest(ARRAY['_a', '_b']) AS suffix),
  -- Since PostgreSQL 16 who creates a role is a member that may grant it, but neither inherits from it nor may become it.
  memberships AS (
    SELECT granted.rolname AS granted, member.rolname AS member
    FROM pg_auth_members
      JOIN pg_roles AS granted ON granted.oid = roleid
      JOIN pg_roles AS member ON member.oid = pg_auth_members.member
    WHERE inherit_option AND set_option
  )
SELECT statement FROM (
  SELECT 1, format('CREATE ROLE %I NOLOGIN', owner) FROM names WHERE owner NOT IN (SELECT rolname FROM pg_roles)
  UNION ALL
  SELECT 2, format('CREATE ROLE %I LOGIN', login) FROM logins WHERE login NOT IN (SELECT rolname FROM pg_roles)
  UNION ALL
  SELECT 3, format('GRANT %I TO %I WITH INHERIT TRUE, SET TRUE', granted, member)
  FROM (
    SELECT owner, master FROM names -- to create a database that belongs to the owner, and to change it
    UNION ALL SELECT owner, login FROM logins
    UNION ALL SELECT login, master FROM logins -- to give what a login owns to the owner
  ) AS wanted (granted, member)
  WHERE (granted, member) NOT IN (SELECT * FROM memberships)
  UNION ALL
  SELECT 4, format('ALTER ROLE %I SET role TO %I', login, owner) FROM logins
  WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = login AND rolconfig @> ARRAY['role=' || owner])
  UNION ALL
  SELECT 5, format('CREATE DATABASE %I OWNER %I TEMPLATE template0 ENCODING ''UTF8''', database, owner) FROM names
  WHERE database NOT IN (SELECT datname FROM pg_database)
  UNION ALL
  SELECT 6, format('REVOKE ALL ON DATABASE %I FROM PUBLIC', database) FROM names
  WHERE NOT EXISTS (
    SELECT FROM pg_database WHERE datname = database
      AND NOT EXISTS (SELECT FROM aclexplode(coalesce(datacl, acldefault('d', datdba))) WHERE grantee = 0)
  )
) AS missing (step, statement)
ORDER BY step, statement;
\gexec

\connect :"database"
DO 'BEGIN PERFORM pg_advisory_lock(1713); END';

SELECT statement FROM (
  -- Only the owner may create tables: PostgreSQL's default since 15, but a database may be older.
  SELECT 1, 'REVOKE CREATE ON SCHEMA public FROM PUBLIC' FROM pg_namespace
  WHERE nspname = 'public' AND EXISTS (SELECT FROM aclexplode(nspacl) WHERE grantee = 0 AND privilege_type = 'CREATE')
  UNION ALL
  SELECT 2, format('CREATE EXTENSION %I', extension) FROM unnest(string_to_array(:'extensions', ',')) AS extension
  WHERE extension NOT IN (SELECT extname FROM pg_extension)
  UNION ALL
  -- What a session makes that has left the owner's role (SET ROLE NONE) belongs to its login, and is closed to the other one.
  SELECT 3, format('REASSIGN OWNED BY %I TO %I', rolname, :'owner') FROM pg_roles
  WHERE rolname IN (:'owner' || '_a', :'owner' || '_b') AND EXISTS (
    SELECT FROM pg_shdepend JOIN pg_database ON datname = current_database() AND dbid = pg_database.oid
    WHERE refclassid = 'pg_authid'::regclass AND refobjid = pg_roles.oid AND deptype = 'o'
  )
) AS missing (step, statement)
ORDER BY step, statement;
\gexec
