import type { Connector } from "#lib/connectors/connector.ts";
import type { CatalogRows } from "#lib/engines/documentation/assemble.ts";

type Mutable<T> = { [Key in keyof T]: T[Key] extends readonly (infer One)[] ? One[] : T[Key] };

/** What a discovery would have stored of a catalog, as documentation is written from it. */
export async function readRows(connector: Connector): Promise<CatalogRows> {
  const rows: Mutable<CatalogRows> = {
    ...{
      tables: [],
      columns: [],
      constraints: [],
      enums: [],
      tags: [],
      flows: [],
      freshness: [],
      metrics: [],
    },
  };
  const scope = { includedSchemas: [], excludedSchemas: [] };
  const options = { signal: new AbortController().signal, onStep: () => {}, onProgress: () => {} };
  for await (const event of connector.introspect(scope, options)) {
    if (event.kind === "begin") for (const list of Object.values(rows)) list.length = 0;
    else if (event.kind === "relations")
      rows.tables.push(...event.relations.map((table) => ({ ...table, id: String(table.objectId) })));
    else if (event.kind === "columns")
      for (const { objectId, columns } of event.columns)
        rows.columns.push(
          ...columns.map(({ identity, ownedSequence, ...column }) => ({
            ...column,
            tableId: String(objectId),
            isNumbered: identity !== null || ownedSequence !== null,
          })),
        );
    else if (event.kind === "keys")
      for (const { objectId, constraints } of event.keys)
        rows.constraints.push(...constraints.map((one) => ({ ...one, tableId: String(objectId) })));
    else if (event.kind === "types") rows.enums.push(...event.types.filter(({ kind }) => kind === "enum"));
  }
  return rows;
}
