import pg from "pg";
import type { Keys } from "./keys.ts";

/** Who may sign in to the embedded database, and as which roles of the first migration they may then work. */
const LOGINS = {
  web: ["tidewatch_web", "tidewatch_auth"],
  worker: ["tidewatch_worker"],
} as const;

const loginName = (process: keyof typeof LOGINS) => `tidewatch_${process}_login`;

export function loginUrl(ownerUrl: string, process: keyof typeof LOGINS, keys: Keys): string {
  const url = new URL(ownerUrl);
  url.username = loginName(process);
  url.password = keys.passwords[process];
  return url.href;
}

/**
 * Gives the two processes logins of their own: they inherit nothing and become their role as they connect. Nobody else
 * may enter the database, because the sample's reader, whose password an admin may know, lives in the same cluster.
 */
export async function createLogins(ownerUrl: string, keys: Keys): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const database = client.escapeIdentifier(client.database ?? "");
    await client.query(`revoke all on database ${database}, postgres from public`);
    for (const process of ["web", "worker"] as const) {
      const login = loginName(process);
      const known = await client.query("select from pg_roles where rolname = $1", [login]);
      if (known.rowCount === 0) await client.query(`create role ${login}`);
      const password = client.escapeLiteral(keys.passwords[process]);
      await client.query(`alter role ${login} login noinherit password ${password}`);
      await client.query(`grant ${LOGINS[process].join(", ")} to ${login}`);
      await client.query(`grant connect on database ${database} to ${login}`);
    }
    // A discovery is compared with what is known in a temporary table.
    await client.query(`grant temporary on database ${database} to tidewatch_worker`);
  } finally {
    await client.end();
  }
}
