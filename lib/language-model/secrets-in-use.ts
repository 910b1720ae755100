import type { Db } from "#lib/db/client.ts";
import { AppError } from "#lib/errors.ts";
import { keepOutOfLog } from "#lib/log.ts";
import type { SealingPrivateKey } from "#lib/secrets/keys.ts";
import { createScrubber, type Scrubber } from "#lib/secrets/scrub.ts";
import { type SealContext, unseal } from "#lib/secrets/seal.ts";
import type { Secret } from "#lib/secrets/secret.ts";

type Sealed = { context: SealContext; sealed: string; publicWords: string[] };

/**
 * Takes out of a prompt what opens anything of an organization: the passwords of its sources and its mail server, the secrets
 * of its destinations, and the model's own key. People write them into comments and names. One that nobody can open any more
 * is in no prompt of ours to be known.
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
  for (const { context, sealed, publicWords } of await findSealed(db, organizationId)) {
    try {
      for (const value of valuesIn(context, await unseal(keys, context, sealed)))
        scrubber.learn(value, publicWords);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }
  return scrubber;
}

const findSealed = (db: Db, organizationId: string): Promise<Sealed[]> => db.$queryRaw<Sealed[]>`
  select jsonb_build_object('organizationId', c.organization_id, 'sourceId', c.source_id, 'field', 'password') as context,
    c.sealed_password as sealed, array[s.username, s.database, s.host] as "publicWords"
  from source_credential c join source s on s.id = c.source_id where c.organization_id = ${organizationId}::uuid
  union all
  select jsonb_build_object('organizationId', d.organization_id, 'destinationId', d.id, 'field', f.field), f.sealed, '{}'
  from alert_destination d cross join lateral (values ('secret', d.sealed_secret), ('secret', d.sealed_secret_before),
    ('authorization', d.sealed_authorization)) f (field, sealed)
  where d.organization_id = ${organizationId}::uuid and f.sealed is not null
  union all
  select jsonb_build_object('organizationId', m.organization_id, 'sourceId', null, 'field', 'mail_password'),
    m.sealed_password, array_remove(array[m.user_name], null)
  from mail_setting m where m.organization_id = ${organizationId}::uuid and m.sealed_password is not null`;

/** Of an authorization also what stands behind its scheme, and of a secret address its path. */
function valuesIn({ field }: SealContext, secret: Secret): string[] {
  const value = secret.reveal();
  if (field === "authorization") return [value, value.replace(/^\S+\s+/, "")];
  const address = field === "secret" ? URL.parse(value) : null;
  return address ? [value, address.pathname] : [value];
}
