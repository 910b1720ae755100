import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { z } from "zod";
import { findEmbedded } from "#lib/db/embedded.ts";
import { AppError } from "#lib/errors.ts";
import { publicKeyOf } from "#lib/secrets/keys.ts";
import { openKeys } from "#lib/setup/keys.ts";
import { loginUrl } from "#lib/setup/logins.ts";
import { dataDirectory } from "#lib/setup/options.ts";

/** One Tidewatch: where its database is, and what is needed to work in it. */
export type Instance = {
  /** As the web process connects, with the roles `tidewatch_web` and `tidewatch_auth`. */
  databaseUrl: string;
  /** Where people reach it: links begin with it. Asked for where it is not known. */
  appUrl(): string;
  sealingPublicKey(): Promise<string>;
};

/**
 * The instance in a data directory, as `npm run up` keeps it, or the one that DATABASE_URL names. Nothing is started
 * or created: an operator looks at what is there.
 */
export async function findInstance(data: string | undefined, environment = process.env): Promise<Instance> {
  const directory = dataDirectory(data);
  const external = environment.WEB_DATABASE_URL ?? environment.DATABASE_URL;
  const databaseUrl = external ?? (await findDatabase(directory));
  await refuseUnready(databaseUrl);
  return {
    databaseUrl,
    // Beside a database that was named, whatever runs from this directory may be another Tidewatch.
    appUrl: () => environment.APP_URL || (external ? null : runningAddress(directory)) || askForAddress(),
    sealingPublicKey: async () =>
      environment.SEALING_PUBLIC_KEY ?? publicKeyOf((await readKeys(directory)).sealingPrivateKeys.join(",")),
  };
}

function askForAddress(): never {
  throw new AppError(
    "unavailable",
    "The link would begin with the address where people reach this Tidewatch, and that is not known here. " +
      "Set APP_URL to it, for instance APP_URL=https://tidewatch.example.com, and ask again.",
  );
}

const EMBEDDED_DATABASE = "/tidewatch";

async function findDatabase(directory: string): Promise<string> {
  const keys = await readKeys(directory);
  const postgres = await findEmbedded({ directory, password: keys.passwords.superuser });
  if (!postgres) {
    throw new AppError(
      "unavailable",
      `The database of ${directory} is not running. Start it with \`npm run up\`, then ask again.`,
    );
  }
  const url = new URL(postgres.url);
  url.pathname = EMBEDDED_DATABASE;
  return loginUrl(url.href, "web", keys);
}

/** Reading must not make new keys where there are none. */
async function readKeys(directory: string) {
  if (existsSync(join(directory, "keys.json"))) return openKeys(directory);
  throw new AppError(
    "not_found",
    `There is no Tidewatch in ${directory}. Start one with \`npm run up\`, or name its directory with --data DIR.`,
  );
}

/** What a running `up` noted about itself. */
function runningAddress(directory: string): string | null {
  const path = join(directory, "running.json");
  if (!existsSync(path)) return null;
  const Note = z.object({ address: z.url({ protocol: /^https?$/ }) });
  try {
    return new URL(Note.parse(JSON.parse(readFileSync(path, "utf8"))).address).origin;
  } catch {
    return null; // cut off in the middle of writing
  }
}

/** One look, so that what is missing is said in a sentence and not by whatever statement comes first. */
async function refuseUnready(url: string): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    options: "-c role=tidewatch_web",
    connectionTimeoutMillis: 3_000,
  });
  client.on("error", () => undefined); // told by the statement it interrupts
  try {
    await client.connect();
    await client.query("select from job limit 0");
  } catch (cause) {
    throw new AppError("unavailable", whyUnready(cause, new URL(url)), { cause });
  } finally {
    await client.end().catch(() => undefined);
  }
}

const NOT_SET_UP = ["22023", "22P02", "42501", "42704", "42P01", "3D000"];

function whyUnready(error: unknown, { host, pathname }: URL): string {
  const where = `${host}${pathname}`;
  if (!(error instanceof pg.DatabaseError)) {
    return `The database ${where} cannot be reached (${error instanceof Error ? error.message : error}). Is it running?`;
  }
  if (NOT_SET_UP.includes(error.code ?? "")) {
    return `There is no Tidewatch in the database ${where} yet (${error.message}). Set it up with \`npm run migrate\`.`;
  }
  return `The database ${where} refused: ${error.message}.`;
}
