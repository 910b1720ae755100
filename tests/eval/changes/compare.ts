import { connect } from "#lib/db/client.ts";
import { migrate } from "#lib/db/migrate.ts";
import { createSource } from "#tests/support/engine.ts";
import { createOrganization } from "#tests/support/organization.ts";
import { discover } from "#tests/support/run-discovery.ts";
import { onDatabase, queryOnce } from "#tests/support/server.ts";
import { settingsFor } from "#tests/support/target-connection.ts";
import type { States } from "./states.ts";

type Change = { kind: string; object: string; detail: string };

/** Discovers both states as one source and reads what was recorded. */
export async function compareDatabases(
  cluster: string,
  { before, after }: States,
): Promise<Record<"added" | "removed" | "changed", Change[]>> {
  await queryOnce(cluster, "create database tidewatch");
  const url = onDatabase(cluster, "tidewatch");
  await migrate(url);
  const worker = connect(url, "tidewatch_worker");
  try {
    const scope = await createOrganization(worker);
    const sourceId = await createSource(worker, scope);
    const run = async (target: string) => {
      const clients = { owner: worker, worker };
      const { id, status, message } = await discover(clients, scope, sourceId, settingsFor({ url: target }));
      if (status !== "completed") throw new Error(`The discovery ended ${status}: ${message}`);
      return id;
    };
    await run(before);
    if (typeof after !== "string") await after();
    const jobId = await run(typeof after === "string" ? after : before);
    const changes = await worker.schemaChange.findMany({ where: { jobId }, orderBy: { id: "desc" } });
    const told = changes.map(({ kind, schemaName, objectName, partName, ...change }) => ({
      kind,
      object: [schemaName, objectName, ...(partName === null ? [] : [partName])].join("."),
      detail: detailOf(change),
    }));
    const those = (verb: RegExp) => told.filter(({ kind }) => verb.test(kind));
    return { added: those(/_added$/), removed: those(/_removed$/), changed: those(/(?<!_added|_removed)$/) };
  } finally {
    await worker.$disconnect();
  }
}

const detailOf = ({ before, after }: { before: string | null; after: string | null }): string =>
  before === null || after === null ? (after ?? before ?? "") : `${before} → ${after}`;
