import pg from "pg";
import { invalid } from "#lib/errors.ts";
import { onDatabase, queryOnce } from "#tests/support/server.ts";
import { splitStatements } from "./statements.ts";

type Scripts = { before: string; after: string };

/** Two databases; or one, with what is left to run on it between the discoveries. */
export type States = { before: string; after: string | (() => Promise<void>) };

/** Databases in the two states. `way` says how the second script is meant, null to find out. */
export async function createStates(
  cluster: string,
  scripts: Scripts,
  way: "in-place" | "whole" | null,
): Promise<States> {
  const before = await createDatabase(cluster, "before", scripts.before);
  const inPlace: States = { before, after: () => run(before, scripts.after) };
  if (way === "in-place") return inPlace;
  const whole = await attempt(() => createDatabase(cluster, "after", scripts.after));
  if (way === "whole") return { before, after: told(whole) };

  const onTop = await attempt(() => createDatabase(cluster, "on_top", scripts.before, scripts.after));
  if (whole.error && onTop.error)
    throw invalid(
      `The second script runs neither on an empty database (${whole.error}) nor on the first one (${onTop.error}).`,
    );
  if (whole.error) return inPlace;
  const isWhole = onTop.error !== undefined || (await shareObjects(before, told(whole)));
  return isWhole ? { before, after: told(whole) } : inPlace;
}

async function createDatabase(cluster: string, name: string, ...scripts: string[]): Promise<string> {
  await queryOnce(cluster, `create database ${name}`);
  const url = onDatabase(cluster, name);
  for (const script of scripts) await run(url, script);
  return url;
}

type Attempt = { url: string; error?: undefined } | { url?: undefined; error: string };

async function attempt(create: () => Promise<string>): Promise<Attempt> {
  try {
    return { url: await create() };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

function told({ url, error }: Attempt): string {
  if (error !== undefined) throw invalid(`The second script does not run: ${error}`);
  return url;
}

/** Statement by statement, in one session. A role that is missing is made: scripts name owners of elsewhere. */
async function run(url: string, script: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of splitStatements(script)) {
      for (;;) {
        try {
          await client.query(statement);
          break;
        } catch (error) {
          const role =
            error instanceof pg.DatabaseError && /^role "(.*)" does not exist$/.exec(error.message)?.[1];
          if (!role) throw error;
          await queryOnce(url, `create role ${pg.escapeIdentifier(role)}`);
        }
      }
    }
  } finally {
    await client.end();
  }
}

const shareObjects = async (one: string, other: string) =>
  !(await objectsIn(one)).isDisjointFrom(await objectsIn(other));

async function objectsIn(url: string): Promise<Set<string>> {
  const rows = await queryOnce<{ name: string }>(
    url,
    `select format('%s.%s', n.nspname, o.name) as name from (
       select relnamespace as schema, relname as name from pg_class
       union all select pronamespace, proname from pg_proc
       union all select typnamespace, typname from pg_type where typtype in ('e', 'd')) o
     join pg_namespace n on n.oid = o.schema
     where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`,
  );
  return new Set(rows.map(({ name }) => name));
}
