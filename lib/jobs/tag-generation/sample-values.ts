import { type Connector, ConnectorError, type RelationKind } from "#lib/connectors/connector.ts";
import type { TableFacts, ValueCounts } from "#lib/engines/tagging/facts.ts";
import { planSample } from "#lib/engines/tagging/tag-tables.ts";
import { VALUE_RULES } from "#lib/engines/tagging/value-rules.ts";

export type SampledTable = TableFacts & {
  kind: RelationKind;
  rowEstimate: number | null;
  isReadable: boolean;
};

const BOUNDS = { rows: 200, seconds: 5 };
/** A view is computed as it is read, and what a foreign table costs another server knows: their names must do. */
const STORED: readonly RelationKind[] = ["table", "partitioned_table", "materialized_view"];
/** What is wrong with one table is no reason to leave out the next. */
const OF_ONE_TABLE = /^(permission|timeout\/(statement|lock)|not_found|unknown|unsupported\/value|too_large)/;

type Observer = {
  signal: AbortSignal;
  onProgress(at: { done: number; total: number; now: string }): void;
  onSkipped(table: SampledTable, why: string): void;
};

/** Has the database check a sample of every table, one statement each, and brings back how many values passed. */
export async function sampleValues(
  connector: Connector,
  tables: readonly SampledTable[],
  { signal, onProgress, onSkipped }: Observer,
): Promise<Map<string, Map<string, ValueCounts>>> {
  const found = new Map<string, Map<string, ValueCounts>>();
  for (const [done, table] of tables.entries()) {
    const { schemaName, name, rowEstimate } = table;
    onProgress({ done, total: tables.length, now: `${schemaName}.${name}` });
    const columns = STORED.includes(table.kind) && table.isReadable ? planSample(table) : [];
    if (columns.length === 0) continue;
    try {
      const counted = await connector.countMatches(
        { schemaName, name, rowEstimate, columns },
        VALUE_RULES,
        BOUNDS,
        signal,
      );
      found.set(table.id, new Map(counted.map(({ name: column, ...counts }) => [column, counts])));
    } catch (error) {
      if (!(error instanceof ConnectorError) || !OF_ONE_TABLE.test(error.fault)) throw error;
      onSkipped(table, error.fault);
    }
  }
  return found;
}
