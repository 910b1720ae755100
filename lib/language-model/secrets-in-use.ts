import type { Db } from "#lib/db/client.ts";
import { AppError } from "#lib/errors.ts";
import { keepOutOfLog } from "#lib/log.ts";
import type { SealingPrivateKey } from "#lib/secrets/keys.ts";
import { createScrubber, type Scrubber } from "#lib/secrets/scrub.ts";
import { unseal } from "#lib/secrets/seal.ts";
import type { Secret } from "#lib/secrets/secret.ts";

type Sealed = { sourceId: string; sealed: string; publicWords: string[] };

/**
 * Takes the passwords of an organization's sources out of a prompt, and the model's own key: people write them into
 * comments and names. A password that nobody can open any more is in no prompt of ours to be known.
 */
export async function scrubberFor(
  db: Db,
  keys: readonly SealingPrivateKey[],
  organizationId: string,
  modelKey: Secret | null,
): Promise<Scrubber> {
  const scrubber = createScrubber();
  if (modelKey) {
    scrubber.learn(modelKey);
    keepOutOfLog(modelKey);
  }
  const credentials = await db.$queryRaw<Sealed[]>`
    select c.source_id as "sourceId", c.sealed_password as sealed, array[s.username, s.database, s.host] as "publicWords"
    from source_credential c join source s on s.id = c.source_id where c.organization_id = ${organizationId}::uuid`;
  for (const { sourceId, sealed, publicWords } of credentials) {
    try {
      scrubber.learn(
        await unseal(keys, { organizationId, sourceId, field: "password" }, sealed),
        publicWords,
      );
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }
  return scrubber;
}
