import type { ConnectionSettings } from "#lib/connectors/connector.ts";
import type { PrismaClient } from "#lib/db/client.ts";
import { AppError } from "#lib/errors.ts";
import { keepOutOfLog } from "#lib/log.ts";
import type { SealingPrivateKey } from "#lib/secrets/keys.ts";
import type { Scrubber } from "#lib/secrets/scrub.ts";
import { unseal } from "#lib/secrets/seal.ts";
import type { Secret } from "#lib/secrets/secret.ts";
import { cannotOpenPassword, JobFailed, sourceRemoved } from "./engine-failures.ts";
import type { Claimed } from "./lease.ts";

export type ReadSource = (
  claimed: Claimed,
  options: { timeLimitSeconds: number; scrubber: Scrubber },
) => Promise<ConnectionSettings>;

/** Reads a job's source with its settings and password of this moment, so that a retry meets the corrected ones. */
export const sourceReader =
  (db: PrismaClient, keys: readonly SealingPrivateKey[]): ReadSource =>
  async (claimed, { timeLimitSeconds, scrubber }) => {
    const { sealedPassword, ...settings } = await readSettings(db, claimed);
    const password = await openPassword(keys, claimed, sealedPassword);
    // A password that says the same as a name is no secret, and sentences need the name.
    const publicWords = [settings.username, settings.database, settings.host];
    scrubber.learn(password, publicWords);
    keepOutOfLog(password, publicWords);
    return { ...settings, password, timeLimitSeconds };
  };

type StoredSource = {
  kind: "postgres";
  host: string;
  port: number;
  database: string;
  username: string;
  tlsMode: "disable" | "require" | "verify-full";
  tlsCa: string | null;
  sealedPassword: string | null;
};

async function readSettings(db: PrismaClient, { sourceId, organizationId }: Claimed): Promise<StoredSource> {
  const [source] = await db.$queryRaw<(StoredSource & { name: string; state: string })[]>`
    select s.name, s.state, s.kind, s.host, s.port, s.database, s.username, s.tls_mode as "tlsMode",
      s.tls_ca as "tlsCa", c.sealed_password as "sealedPassword"
    from source s left join source_credential c on c.source_id = s.id
    where s.id = ${sourceId}::uuid and s.organization_id = ${organizationId}::uuid`;
  if (!source) throw new JobFailed(sourceRemoved("of this job"));
  const { name, state, ...settings } = source;
  if (state === "removed") throw new JobFailed(sourceRemoved(name));
  return settings;
}

async function openPassword(
  keys: readonly SealingPrivateKey[],
  { sourceId, organizationId }: Claimed,
  sealed: string | null,
): Promise<Secret> {
  if (!sealed || !sourceId) throw new JobFailed(cannotOpenPassword("No password is stored for this source."));
  try {
    return await unseal(keys, { organizationId, sourceId, field: "password" }, sealed);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new JobFailed(cannotOpenPassword(error.message), { cause: error });
  }
}
