import { raiseChanges } from "#lib/alerts/raise-changes.ts";
import { machineScope, type Scope } from "#lib/auth/scope.ts";
import { publishCatalog } from "#lib/catalog/commands.ts";
import { suggestForSource } from "#lib/catalog/suggest-relationships.ts";
import { isSameSystem } from "#lib/connectors/connector.ts";
import type { Db } from "#lib/db/client.ts";
import { readBase } from "#lib/schema-changes/base.ts";
import { JobFailed, sourceChanged } from "../engine-failures.ts";
import type { Publish } from "../kind.ts";
import { Findings, stagedAs } from "./findings.ts";
import { countBySeverity, describePublished } from "./message.ts";
import { DESTINATION } from "./recall.ts";

/** Compares what was read with what is known of the source, stores the differences and says what they are. */
export const publishDiscovery: Publish = async (db, { job, result }) => {
  const { sourceId } = job;
  if (!sourceId) throw new Error(`${job.shortId} discovers no source.`);
  const findings = Findings.parse(result.result);
  const { serverVersion, systemIdentifier, unreadableSchemas, includedSchemas, excludedSchemas } = findings;
  const scope = machineScope(job.organizationId);
  const before = await lockSource(db, scope, sourceId);
  if (before.destination !== findings.destination) throw new JobFailed(sourceChanged());
  const base = before.jobId === null ? null : await readBase(db, scope, before.jobId);
  const staged = {
    ...{ jobId: job.id, attempt: job.attempt, sourceId, includedSchemas, excludedSchemas, unreadableSchemas },
    isSameSystem: isSameSystem(before.systemIdentifier, systemIdentifier),
    hasTriggers: findings.found.triggers > 0,
    kinds: {
      relation: stagedAs("relation", findings.pass),
      columns: stagedAs("columns", findings.pass),
      keys: stagedAs("keys", findings.pass),
      type: stagedAs("type", findings.pass),
      routine: stagedAs("routine", findings.pass),
      fingerprint: stagedAs("fingerprint", findings.pass),
    },
  };
  const { added, changed, removed, changes } = await publishCatalog(db, scope, staged, base);
  // Of what is as it was, the same would be suggested.
  if (added + changed + removed > 0) await suggestForSource(db, scope, { sourceId, jobId: job.id });
  const counts = countBySeverity(changes);
  await raiseChanges(db, scope, { id: job.id, sourceId, counts }, changes);
  await db.$executeRaw`
    update source set server_version = ${serverVersion}, system_identifier = ${systemIdentifier},
      last_discovery_job_id = ${job.id}::uuid
    where id = ${sourceId}::uuid and organization_id = ${scope.organizationId}::uuid`;
  return {
    message: describePublished(findings, base && changes),
    result: {
      ...{ serverVersion, unreadableSchemas, ...findings.found, added, changed, removed },
      changes: counts,
      ...{ estimated: findings.estimated, circumstances: findings.circumstances },
    },
  };
};

type LockedSource = { jobId: string | null; systemIdentifier: string | null; destination: string };

/** With its last discovery. Before its assets, as whoever removes it does, so that neither waits for the other. */
async function lockSource(db: Db, scope: Scope, sourceId: string): Promise<LockedSource> {
  const [source] = await db.$queryRaw<LockedSource[]>`
    select last_discovery_job_id as "jobId", system_identifier as "systemIdentifier", ${DESTINATION} as destination
    from source where id = ${sourceId}::uuid and organization_id = ${scope.organizationId}::uuid for no key update`;
  if (!source) throw new Error("The source of this discovery is gone.");
  return source;
}
