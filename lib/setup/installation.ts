import { existsSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { ELSEWHERE, startEmbedded } from "#lib/db/embedded.ts";
import { AppError } from "#lib/errors.ts";
import { type Keys, openKeys } from "./keys.ts";
import { loginUrl } from "./logins.ts";

const DATABASE = "tidewatch";

/** The database and the keys of one data directory. */
export type Installation = {
  keys: Keys;
  /** Owns the tables: migrates and sets up. Neither process gets it. */
  ownerUrl: string;
  webUrl: string;
  workerUrl: string;
  /** The superuser's address of the embedded cluster; null with a database of one's own. */
  clusterUrl: string | null;
  wasRunning: boolean;
  stop(patienceMs?: number): Promise<void>;
};

/** Opens what `directory` holds, and makes it where there is nothing yet: keys, cluster, an empty database. */
export async function openInstallation(
  directory: string,
  environment: NodeJS.Dict<string> = process.env,
): Promise<Installation> {
  const isExternal = Boolean(environment.DATABASE_URL);
  refuseLostKeys(directory, isExternal);
  const keys = await openKeys(directory);
  if (environment.DATABASE_URL) {
    const ownerUrl = environment.DATABASE_URL;
    return {
      keys,
      ownerUrl,
      webUrl: environment.WEB_DATABASE_URL ?? ownerUrl,
      workerUrl: environment.WORKER_DATABASE_URL ?? ownerUrl,
      clusterUrl: null,
      wasRunning: true,
      stop: async () => {},
    };
  }
  const postgres = await startEmbedded({ directory, password: keys.passwords.superuser });
  const ownerUrl = new URL(postgres.url);
  ownerUrl.pathname = `/${DATABASE}`;
  await createDatabase(postgres.url);
  return {
    keys,
    ownerUrl: ownerUrl.href,
    webUrl: loginUrl(ownerUrl.href, "web", keys),
    workerUrl: loginUrl(ownerUrl.href, "worker", keys),
    clusterUrl: postgres.url,
    wasRunning: postgres.wasRunning,
    stop: postgres.stop,
  };
}

/** New keys would not open an old cluster: making them would only hide what happened. */
function refuseLostKeys(directory: string, isExternal: boolean): void {
  const places = [join("postgres", "PG_VERSION"), ELSEWHERE];
  const hasCluster = places.some((place) => existsSync(join(directory, place)));
  if (isExternal || !hasCluster || existsSync(join(directory, "keys.json"))) return;
  throw new AppError(
    "unavailable",
    `${directory} holds a database, but its keys.json is missing. Put that file back from your backup, ` +
      "or start over by removing the directory.",
  );
}

async function createDatabase(clusterUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: clusterUrl });
  await client.connect();
  try {
    const known = await client.query("select from pg_database where datname = $1", [DATABASE]);
    if (known.rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}
