import type pg from "pg";

const SELF_GRANT_SINCE = 160_000;
const ROLES = ["tidewatch_web", "tidewatch_auth", "tidewatch_worker"];

/**
 * Lets the owner become the roles that the first migration makes. Since Postgres 16 a user with CREATEROLE may give the
 * roles it makes to others but is not let into them itself, and to the migration both look like membership. A superuser
 * needs none of this, and roles that others made are for them to give.
 */
export async function letOwnerIntoRoles(client: pg.Client, serverVersion: number): Promise<void> {
  if (serverVersion < SELF_GRANT_SINCE) return;
  await client.query("set createrole_self_grant = 'set, inherit'");
  const { rows } = await client.query<{ name: string }>(
    `select rolname as name from pg_roles
     where rolname = any ($1) and not pg_has_role(oid, 'set') and pg_has_role(oid, 'member with admin option')`,
    [ROLES],
  );
  for (const { name } of rows) {
    await client.query(`grant ${client.escapeIdentifier(name)} to current_user with set true, inherit true`);
  }
}
