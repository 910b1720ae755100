import type { DiscoveredRelation, Introspection } from "#lib/connectors/connector.ts";
import {
  type FingerprintParts,
  fingerprintColumns,
  fingerprintKeys,
  fingerprintRelation,
  joinFingerprint,
} from "#lib/engines/discovery/fingerprint.ts";
import type { JobContext, JobHandler } from "../handler.ts";
import type { assetDiscovery } from "./definition.ts";
import { type Findings, stagedAs } from "./findings.ts";
import { describeFound } from "./message.ts";

/** Reads the structure of a source and stages it, batch after batch; `publish` compares and stores it. */
export const discoverAssets: JobHandler<typeof assetDiscovery> = async (context) => {
  const { config, signal, progress, log, connect } = context;
  const { includedSchemas, excludedSchemas } = config;
  progress.step("connect");
  const connector = await connect();

  let reading = startReading(1);
  const introspection = connector.introspect(
    { includedSchemas, excludedSchemas },
    {
      signal,
      onStep: progress.step,
      onProgress: (at) => progress.units({ ...at, unit: "tables" }),
    },
  );
  for await (const event of introspection) {
    if (event.kind === "begin" && reading.begun) {
      log.warn("Tables were dropped or replaced while their structure was read. Reading it again.");
      reading = startReading(reading.pass + 1);
    }
    await take(reading, event, context);
  }
  await stageFingerprints(reading, context);

  const { begun, pass, unreadableSchemas, found } = reading;
  if (!begun) throw new Error("The connector told nothing of the database.");
  const { serverVersion, systemIdentifier } = begun;
  const result: Findings = {
    ...{ serverVersion, systemIdentifier, pass },
    ...{ includedSchemas, excludedSchemas, unreadableSchemas, found },
  };
  return { message: describeFound(found), result };
};

type Reading = {
  pass: number;
  begun: Extract<Introspection, { kind: "begin" }> | null;
  unreadableSchemas: string[];
  found: Findings["found"];
  /** By object id: all that is kept of a relation once it is staged. */
  fingerprints: Map<number, FingerprintParts>;
};

const startReading = (pass: number): Reading => ({
  pass,
  begun: null,
  unreadableSchemas: [],
  found: { tables: 0, views: 0, columns: 0, constraints: 0, indexes: 0, types: 0 },
  fingerprints: new Map(),
});

const NO_COLUMNS = fingerprintColumns([]);
const NO_KEYS = fingerprintKeys({ constraints: [], indexes: [] });
const isView = ({ kind }: DiscoveredRelation) => kind === "view" || kind === "materialized_view";

async function take(reading: Reading, event: Introspection, { log, stage }: JobContext): Promise<void> {
  const { found, fingerprints, pass } = reading;
  switch (event.kind) {
    case "begin":
      reading.begun = event;
      log.info(`PostgreSQL ${event.serverVersion}: ${event.relationCount} tables and views to read`);
      return;
    case "unreadable":
      reading.unreadableSchemas = event.schemas;
      log.warn(
        `This role may not read: ${event.schemas.join(", ")}. What is known of these schemas stays as it is.`,
      );
      return;
    case "relations":
      for (const relation of event.relations) {
        found[isView(relation) ? "views" : "tables"] += 1;
        fingerprints.set(relation.objectId, {
          relation: fingerprintRelation(relation),
          columns: NO_COLUMNS,
          keys: NO_KEYS,
        });
      }
      return stage(stagedAs("relation", pass), event.relations);
    case "columns":
      for (const { objectId, columns } of event.columns) {
        found.columns += columns.length;
        const parts = fingerprints.get(objectId);
        if (parts) parts.columns = fingerprintColumns(columns);
      }
      return stage(stagedAs("columns", pass), event.columns);
    case "keys":
      for (const { objectId, constraints, indexes } of event.keys) {
        found.constraints += constraints.length;
        found.indexes += indexes.length;
        const parts = fingerprints.get(objectId);
        if (parts) parts.keys = fingerprintKeys({ constraints, indexes });
      }
      return stage(stagedAs("keys", pass), event.keys);
    case "types":
      found.types += event.types.length;
      return stage(stagedAs("type", pass), event.types);
  }
}

const FINGERPRINTS_AT_ONCE = 5_000;

async function stageFingerprints({ fingerprints, pass }: Reading, { stage }: JobContext): Promise<void> {
  let batch: { objectId: number; fingerprint: string }[] = [];
  for (const [objectId, parts] of fingerprints) {
    batch.push({ objectId, fingerprint: joinFingerprint(parts) });
    if (batch.length === FINGERPRINTS_AT_ONCE) {
      await stage(stagedAs("fingerprint", pass), batch);
      batch = [];
    }
  }
  if (batch.length > 0) await stage(stagedAs("fingerprint", pass), batch);
}
