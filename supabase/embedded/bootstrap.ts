/**
 * What Supabase gives a database before the first migration, made here for the embedded and
 * PostgreSQL modes: roles, schemas, grants. Safe to run at every start.
 */
import type { Database } from './database';
import { codeOf, reasonOf, StartFailure } from './failure';

const POSTGRESQL_MINIMUM = 15;
const POSTGIS_MINIMUM = [3, 3] as const;

/** Roles, the schema of extensions, and the default privileges; before the auth schema exists. */
const ROLES_AND_SCHEMAS = `
do $$
begin
  if not exists (select from pg_roles where rolname = 'anon') then create role anon nologin noinherit; end if;
  if not exists (select from pg_roles where rolname = 'authenticated') then create role authenticated nologin noinherit; end if;
  if not exists (select from pg_roles where rolname = 'service_role') then create role service_role nologin noinherit bypassrls; end if;
  -- Requests take these roles with SET ROLE; an owner who is no superuser must be a member for that.
  if not (select rolsuper from pg_roles where rolname = current_user) then
    execute format('grant anon, authenticated, service_role to %I', current_user);
  end if;
end
$$;
create schema if not exists extensions;
grant usage on schema extensions, public to anon, authenticated, service_role;
alter default privileges in schema public grant all on tables to service_role;
alter default privileges in schema public grant all on sequences to service_role;
alter default privileges in schema public grant execute on functions to service_role;
`;

/** Rights on the auth schema's functions, after the API layer has made it. */
const AUTH_GRANTS = `
grant usage on schema auth to anon, authenticated, service_role;
grant execute on all functions in schema auth to anon, authenticated, service_role;
`;

/**
 * Checks the server and prepares it. `makeAuthSchema` creates schema, tables and functions of auth.
 * Throws `StartFailure` DATABASE_TOO_OLD, NO_POSTGIS or DATABASE_RIGHTS; nothing is changed then.
 */
export async function bootstrap(database: Database, makeAuthSchema: () => Promise<void>): Promise<{ postgis: string }> {
  const postgis = await checkVersions(database);
  try {
    await database.transaction((transaction) => transaction.exec(ROLES_AND_SCHEMAS));
    await makeAuthSchema();
    await database.exec(AUTH_GRANTS);
  } catch (error) {
    if (codeOf(error) !== '42501') throw error;
    throw new StartFailure(
      'DATABASE_RIGHTS',
      `The database user may not prepare the database (${reasonOf(error)}); connect as a superuser for the first start, or let one run it once.`,
    );
  }
  return { postgis };
}

async function checkVersions(database: Database): Promise<string> {
  const [server] = await database.query<{ number: number; text: string }>(
    `select current_setting('server_version_num')::integer as number, current_setting('server_version') as text`,
  );
  if (!server || server.number < POSTGRESQL_MINIMUM * 10_000)
    throw new StartFailure(
      'DATABASE_TOO_OLD',
      `The database is PostgreSQL ${server?.text ?? 'of an unknown version'}, but ${POSTGRESQL_MINIMUM} or newer is needed; upgrade it, or point DATABASE_URL at a newer one.`,
    );
  const [postgis] = await database.query<{ version: string | null }>(
    `select coalesce(installed_version, default_version) as version from pg_available_extensions where name = 'postgis'`,
  );
  if (!postgis?.version)
    throw new StartFailure(
      'NO_POSTGIS',
      `This PostgreSQL has no PostGIS; install it (on Debian: apt-get install postgresql-${Math.floor(server.number / 10_000)}-postgis-3), then start again.`,
    );
  if (!isAtLeast(postgis.version, POSTGIS_MINIMUM))
    throw new StartFailure(
      'NO_POSTGIS',
      `This PostgreSQL has PostGIS ${postgis.version}, but ${POSTGIS_MINIMUM.join('.')} or newer is needed; upgrade it (then: alter extension postgis update), then start again.`,
    );
  return postgis.version;
}

/** Compares "3.3.2"-like versions by their first two numbers. */
export function isAtLeast(version: string, minimum: readonly [number, number]): boolean {
  const [major = 0, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10));
  return major > minimum[0] || (major === minimum[0] && minor >= minimum[1]);
}
