import { authorize, type Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import { violates } from "#lib/db/faults.ts";
import { AppError, invalid, notFound } from "#lib/errors.ts";
import type { OutboundRule } from "#lib/outbound/allow.ts";
import { seal } from "#lib/secrets/seal.ts";
import { hintDeliveries } from "./hint.ts";
import type { TypedSecrets } from "./kinds/kind.ts";
import { KINDS } from "./kinds/kinds.ts";
import { makeSigningSecret } from "./kinds/signature.ts";
import { resolveNotices } from "./notices.ts";
import type { DestinationForm } from "./schemas.ts";

type Saved = {
  id: string;
  isNew: boolean /** A secret that was made, to be copied once. */;
  shown: string | null;
};

/**
 * Saves a destination whole or not at all: what its kind finds fault with is thrown before anything is written. Its secrets
 * are sealed for the worker. One that was changed is sent to again, whatever became of it before.
 */
export async function saveDestination(
  db: Db,
  scope: Scope,
  means: { publicKey: string; rules: readonly OutboundRule[] },
  { id: known, kind, name, ...typed }: DestinationForm,
): Promise<Saved> {
  authorize(scope, "destinations.manage");
  const before = known === null ? null : await lockDestination(db, scope, known);
  if (before && before.kind !== kind) throw invalid("A destination stays what it is. Make a new one.");
  const { settings, secrets, shown } = KINDS[kind].read(typed, before?.settings ?? null, means.rules);
  const id = before?.id ?? (await insert(db, scope, kind, name));
  await db.$executeRaw`
    update alert_destination
    set name = ${name}, settings = ${JSON.stringify(settings)}::jsonb, changed_by = ${scope.userId}::uuid,
      changed_by_name = ${scope.userName}, changed_at = now()
    where organization_id = ${scope.organizationId}::uuid and id = ${id}::uuid`.catch((error: unknown) => {
    throw asTakenName(error, name);
  });
  await storeSecrets(db, scope, means.publicKey, id, secrets);
  const isChanged =
    before !== null && (Object.keys(secrets).length > 0 || !isSame(before.settings, settings));
  if (isChanged) await turnOn(db, scope, id);
  return { id, isNew: before === null, shown: shown ?? null };
}

const isSame = (stored: unknown, settings: object): boolean =>
  JSON.stringify(Object.entries(stored ?? {}).toSorted()) ===
  JSON.stringify(Object.entries(settings).toSorted());

async function insert(db: Db, scope: Scope, kind: string, name: string): Promise<string> {
  const [row] = await db.$queryRaw<{ id: string }[]>`
    insert into alert_destination (organization_id, kind, name, changed_by, changed_by_name)
    values (${scope.organizationId}::uuid, ${kind}, ${name}, ${scope.userId}::uuid, ${scope.userName})
    returning id`.catch((error: unknown) => {
    throw asTakenName(error, name);
  });
  if (!row) throw notFound("destination");
  return row.id;
}

async function storeSecrets(
  db: Db,
  { organizationId }: Scope,
  publicKey: string,
  id: string,
  { secret, authorization }: TypedSecrets,
): Promise<void> {
  const context = { organizationId, destinationId: id } as const;
  if (secret !== undefined) {
    const sealed = await seal(publicKey, { ...context, field: "secret" }, secret);
    await db.$executeRaw`
      update alert_destination set sealed_secret = ${sealed}, secret_before_until = null
      where organization_id = ${organizationId}::uuid and id = ${id}::uuid`;
  }
  if (authorization !== undefined) {
    const sealed =
      authorization && (await seal(publicKey, { ...context, field: "authorization" }, authorization));
    await db.$executeRaw`
      update alert_destination set sealed_authorization = ${sealed}
      where organization_id = ${organizationId}::uuid and id = ${id}::uuid`;
  }
}

/** How long receivers have to learn the new secret. */
const ROTATION_HOURS = 24;

/** A new secret for a webhook's signatures. For a day the one before signs beside it. */
export async function rotateSecret(
  db: Db,
  scope: Scope,
  publicKey: string,
  id: string,
): Promise<{ shown: string }> {
  authorize(scope, "destinations.manage");
  const { kind } = await lockDestination(db, scope, id);
  if (kind !== "webhook") throw invalid("Only a webhook has a signing secret.");
  const shown = makeSigningSecret();
  const { organizationId } = scope;
  const sealed = await seal(publicKey, { organizationId, destinationId: id, field: "secret" }, shown);
  await db.$executeRaw`
    update alert_destination
    set sealed_secret = ${sealed}, secret_before_until = now() + make_interval(hours => ${ROTATION_HOURS}),
      changed_by = ${scope.userId}::uuid, changed_by_name = ${scope.userName}, changed_at = now()
    where organization_id = ${organizationId}::uuid and id = ${id}::uuid`;
  return { shown };
}

/** Alerts are sent to it again, and those that wait for it first. */
export async function resumeDestination(db: Db, scope: Scope, id: string): Promise<void> {
  authorize(scope, "destinations.manage");
  await lockDestination(db, scope, id);
  await turnOn(db, scope, id);
}

/** Whatever became of it before, of what is under way too, and however long its receiver asked to be left alone. */
async function turnOn(db: Db, scope: Scope, id: string): Promise<void> {
  await db.$executeRaw`
    update alert_destination
    set state = 'active', paused_until = null, patience_until = null, state_reason = null, failures_in_row = 0,
      revision = revision + 1,
      state_since = case when state = 'active' then state_since else now() end
    where organization_id = ${scope.organizationId}::uuid and id = ${id}::uuid`;
  const { organizationId, userId, userName } = scope;
  await resolveNotices(db, { id, organizationId }, { id: userId, name: userName });
  await hintDeliveries(db);
}

/** Alerts for it are not kept: a worker says of each that it was not sent. */
export async function turnOffDestination(db: Db, scope: Scope, id: string): Promise<void> {
  authorize(scope, "destinations.manage");
  await lockDestination(db, scope, id);
  await db.$executeRaw`
    update alert_destination
    set state = 'off', paused_until = null, state_reason = ${`Turned off by ${scope.userName}.`}, state_since = now(),
      revision = revision + 1
    where organization_id = ${scope.organizationId}::uuid and id = ${id}::uuid and state <> 'off'`;
}

/** With what was sent to it; rules that named it go on without it. */
export async function deleteDestination(db: Db, scope: Scope, id: string): Promise<void> {
  authorize(scope, "destinations.manage");
  const gone = await db.$executeRaw`
    delete from alert_destination where organization_id = ${scope.organizationId}::uuid and id = ${id}::uuid`;
  if (gone === 0) throw notFound("destination");
}

/** Asks a worker for a test. While one is on its way, asking again changes nothing. */
export async function testDestination(db: Db, scope: Scope, id: string): Promise<void> {
  authorize(scope, "destinations.manage");
  await lockDestination(db, scope, id);
  await db.$executeRaw`
    insert into alert_delivery (organization_id, destination_id, asked_by_name)
    select ${scope.organizationId}::uuid, ${id}::uuid, ${scope.userName}
    where not exists (select from alert_delivery d
      where d.destination_id = ${id}::uuid and d.alert_id is null and d.state = 'pending')`;
  await hintDeliveries(db);
}

type Locked = { id: string; kind: string; state: string; settings: unknown };

async function lockDestination(db: Db, scope: Scope, id: string): Promise<Locked> {
  const [destination] = await db.$queryRaw<Locked[]>`
    select id, kind, state, settings from alert_destination
    where organization_id = ${scope.organizationId}::uuid and id = ${id}::uuid for update`;
  if (!destination) throw notFound("destination");
  return destination;
}

function asTakenName(error: unknown, name: string): unknown {
  if (!violates(error, "alert_destination_name_key")) return error;
  const fields = { name: "Another destination has this name. Choose another one." };
  return new AppError("conflict", `There is already a destination named “${name}”.`, {
    cause: error,
    fields,
  });
}
