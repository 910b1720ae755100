import type { Connector } from "#lib/connectors/connector.ts";
import type { SampledTable } from "#lib/jobs/tag-generation/sample-values.ts";

/** What a discovery would have stored of every relation, as tag generation gets it. */
export async function readFacts(connector: Connector): Promise<SampledTable[]> {
  const tables = new Map<number, SampledTable & { columns: SampledTable["columns"][number][] }>();
  const scope = { includedSchemas: [], excludedSchemas: [] };
  const options = { signal: new AbortController().signal, onStep: () => {}, onProgress: () => {} };
  for await (const event of connector.introspect(scope, options)) {
    if (event.kind === "begin") tables.clear();
    if (event.kind === "relations")
      for (const { objectId, schemaName, name, comment, kind, rowEstimate, isReadable } of event.relations)
        tables.set(objectId, {
          id: String(objectId),
          schemaName,
          name,
          comment,
          kind,
          rowEstimate,
          isReadable,
          columns: [],
        });
    if (event.kind === "columns")
      for (const { objectId, columns } of event.columns)
        tables
          .get(objectId)
          ?.columns.push(...columns.map(({ name, type, comment }) => ({ name, type, comment })));
    if (event.kind === "keys")
      for (const { objectId, constraints } of event.keys)
        for (const { kind, columns, referencedObjectId, referencedColumns } of constraints) {
          const table = tables.get(objectId);
          if (table && kind === "primary_key") table.primaryKey = columns;
          const column = table?.columns.find(({ name }) => name === columns[0]);
          const referenced = referencedColumns?.[0];
          if (
            kind === "foreign_key" &&
            columns.length === 1 &&
            column &&
            referencedObjectId !== null &&
            referenced
          )
            column.references = { tableId: String(referencedObjectId), column: referenced };
        }
  }
  return [...tables.values()];
}
