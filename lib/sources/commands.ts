import { X509Certificate } from "node:crypto";
import { authorize, type Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import { violates } from "#lib/db/faults.ts";
import { AppError, conflict, invalid, notFound } from "#lib/errors.ts";
import { enqueueJob } from "#lib/jobs/enqueue.ts";
import { CHECK_TYPES, planSource, scheduleTypes } from "#lib/schedules/commands.ts";
import { seal } from "#lib/secrets/seal.ts";
import type { EditedSource, SourceForm } from "./schemas.ts";

/**
 * Saves a source that is being connected, so that it can be tested before anybody relies on it. A source is an
 * asset too, under the same id. The password is sealed for the worker: nothing here can open it again.
 */
export async function createDraft(
  db: Db,
  scope: Scope,
  publicKey: string,
  fields: EditedSource,
  { isSample = false } = {},
): Promise<{ id: string }> {
  authorize(scope, "sources.manage");
  if (fields.password === "") throw invalid("Enter the password.", { password: "Enter the password." });
  checkCertificates(fields.tlsCa);
  await refuseTakenName(db, scope, fields.name, null);
  const { id } = await db.source.create({
    data: {
      ...settingsOf(fields),
      organizationId: scope.organizationId,
      kind: "postgres",
      isSample,
      createdBy: scope.userId,
    },
    select: { id: true },
  });
  await db.asset.create({
    data: { id, organizationId: scope.organizationId, sourceId: id, kind: "source", name: fields.name },
    select: { id: true },
  });
  await storePassword(db, scope, publicKey, id, fields.password);
  return { id };
}

/**
 * Changes a draft or a connected source. The stored password may stay only where it goes to the same user on the
 * same server over the same protection; otherwise an admin could have it sent to a host of their own.
 */
export async function updateSource(
  db: Db,
  scope: Scope,
  publicKey: string,
  id: string,
  fields: EditedSource,
): Promise<void> {
  authorize(scope, "sources.manage");
  checkCertificates(fields.tlsCa);
  const stored = await lockSource(db, scope, id);
  const changed = DESTINATION.filter(([field]) => stored[field] !== fields[field]).map(([, label]) => label);
  if (fields.password === "" && (changed.length > 0 || !stored.hasPassword)) {
    const why = changed.length > 0 ? `${changed.join(", ")} changed` : "none is stored";
    throw invalid("Enter the password again.", { password: `Enter the password again: ${why}.` });
  }
  await refuseTakenName(db, scope, fields.name, id);
  await db.$executeRaw`
    update source set name = ${fields.name}, host = ${fields.host}, port = ${fields.port},
      database = ${fields.database}, username = ${fields.username}, tls_mode = ${fields.tlsMode},
      tls_ca = ${fields.tlsCa}, included_schemas = ${fields.includedSchemas},
      excluded_schemas = ${fields.excludedSchemas}, time_limit_seconds = ${fields.timeLimitSeconds},
      access_level = ${fields.accessLevel}, updated_at = now()
    where organization_id = ${scope.organizationId}::uuid and id = ${id}::uuid`.catch((error: unknown) => {
    throw asTakenName(error, fields.name);
  });
  await db.asset.update({
    where: { id, organizationId: scope.organizationId },
    data: { name: fields.name, updatedAt: new Date() },
    select: { id: true },
  });
  if (fields.password !== "") await storePassword(db, scope, publicKey, id, fields.password);
}

/** Makes a draft a source like any other. Asking again changes nothing. */
export async function activateSource(db: Db, scope: Scope, id: string): Promise<void> {
  authorize(scope, "sources.manage");
  const stored = await lockSource(db, scope, id);
  await refuseTakenName(db, scope, stored.name, id);
  await db.$executeRaw`
    update source set state = 'active', updated_at = now()
    where organization_id = ${scope.organizationId}::uuid and id = ${id}::uuid and state = 'draft'`.catch(
    (error: unknown) => {
      throw asTakenName(error, stored.name);
    },
  );
  await planSource(db, scope, id);
}

type Saved = { id: string; isDraft: boolean; jobId: string | null };

/** What the form asks for in one go: saved and tested, saved, or saved and discovered; all of it or nothing. */
export async function saveSource(
  db: Db,
  scope: Scope,
  publicKey: string,
  { sourceId, intent, schedule, checks, ...fields }: SourceForm,
): Promise<Saved> {
  const id = sourceId ?? (await createDraft(db, scope, publicKey, fields)).id;
  if (sourceId) await updateSource(db, scope, publicKey, id, fields);
  if (schedule !== undefined) await scheduleTypes(db, scope, id, ["asset_discovery"], schedule);
  if (checks !== undefined) await scheduleTypes(db, scope, id, CHECK_TYPES, checks);
  if (intent !== "test") await activateSource(db, scope, id);
  const { state } = await lockSource(db, scope, id);
  const saved = { id, isDraft: state === "draft" };
  if (intent === "save") return { ...saved, jobId: null };
  const type = intent === "test" ? "connection_test" : "asset_discovery";
  const job = await enqueueJob(db, scope, { type, sourceId: id, assetId: id, trigger: "manual" });
  return { ...saved, jobId: job.id };
}

/** Where a password goes, and how protected: what may not change under a stored one. */
const DESTINATION = [
  ["host", "the host"],
  ["port", "the port"],
  ["username", "the user"],
  ["tlsMode", "TLS"],
  ["tlsCa", "the certificate authority"],
] as const;

const settingsOf = ({ password: _, ...settings }: EditedSource) => settings;

type LockedSource = Pick<EditedSource, "name" | (typeof DESTINATION)[number][0]> & {
  state: string;
  hasPassword: boolean;
};

async function lockSource(db: Db, scope: Scope, id: string): Promise<LockedSource> {
  const [source] = await db.$queryRaw<LockedSource[]>`
    select s.state, s.name, s.host, s.port, s.username, s.tls_mode as "tlsMode", s.tls_ca as "tlsCa",
      exists (select from source_credential c where c.source_id = s.id) as "hasPassword"
    from source s
    where s.organization_id = ${scope.organizationId}::uuid and s.id = ${id}::uuid
    for update of s`;
  if (!source) throw notFound("source");
  if (source.state === "removed") throw conflict("This source was removed. Connect it again to use it.");
  return source;
}

/** An upsert would have to read the stored value's column, which the web may not. */
async function storePassword(db: Db, scope: Scope, publicKey: string, sourceId: string, password: string) {
  const { organizationId } = scope;
  const sealed = await seal(publicKey, { organizationId, sourceId, field: "password" }, password);
  await db.$executeRaw`
    insert into source_credential (source_id, organization_id, sealed_password)
    values (${sourceId}::uuid, ${organizationId}::uuid, ${sealed})
    on conflict (source_id) do update set sealed_password = ${sealed}, updated_at = now()`;
}

function checkCertificates(pem: string | null): void {
  for (const [block] of pem?.matchAll(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []) {
    try {
      new X509Certificate(block);
    } catch (cause) {
      const fields = { tlsCa: "One of these certificates cannot be read. Paste the whole PEM text again." };
      throw new AppError("invalid", "The certificate cannot be read.", { cause, fields });
    }
  }
}

async function refuseTakenName(db: Db, scope: Scope, name: string, ownId: string | null): Promise<void> {
  const taken = await db.$queryRaw<unknown[]>`
    select 1 as taken from source
    where organization_id = ${scope.organizationId}::uuid and state = 'active'
      and lower(name) = lower(${name}) and id is distinct from ${ownId}::uuid`;
  if (taken.length > 0) throw takenName(name);
}

const takenName = (name: string, cause?: unknown) =>
  new AppError("conflict", `There is already a source named “${name}”. Choose another name.`, {
    cause,
    fields: { name: "Another source has this name. Choose another one." },
  });

/** Two people may take a name at the same moment; the unique index lets one of them through. */
const asTakenName = (error: unknown, name: string) =>
  violates(error, "source_name_key") ? takenName(name, error) : error;
