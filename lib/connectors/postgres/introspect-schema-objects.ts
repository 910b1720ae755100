import type { DiscoveredRoutine, DiscoveredType } from "../connector.ts";
import { definitionOf } from "./introspect-moved.ts";
import { ROUTINES } from "./introspect-routines.ts";
import { evenly, readAhead } from "./introspect-rows.ts";
import { TYPES } from "./introspect-types.ts";
import type { ReadingSession } from "./session.ts";

/** What stands in a schema beside its relations, in one query. */
const SCHEMA_OBJECTS = `
  select 'type' as kind, "objectId", row_to_json(t)::text as body from (${TYPES}) t
  union all
  select 'routine', "objectId", row_to_json(r)::text from (${ROUTINES}) r
  order by kind desc, "objectId"`;

type Row = { kind: "type" | "routine"; body: string };
type Routine = Omit<DiscoveredRoutine, "argumentTypes" | "hash"> & {
  argumentTypes: string | null;
  hash: string | null;
};

/** First the types, then the routines, each in order of object id. */
export async function* readSchemaObjects(
  session: ReadingSession,
  schemas: readonly number[],
): AsyncGenerator<{ types: DiscoveredType[]; routines: DiscoveredRoutine[] }, void, undefined> {
  const batches = session.stream<Row>(SCHEMA_OBJECTS, [schemas], evenly("body"));
  for await (const rows of readAhead(batches)) {
    const bodies = (kind: Row["kind"]) => rows.filter((row) => row.kind === kind).map(({ body }) => body);
    yield { types: bodies("type").map(typeIn), routines: bodies("routine").map(routineIn).map(toRoutine) };
  }
}

/** Each has the columns of its query, which are the properties. */
const typeIn = (body: string) => JSON.parse(body) as DiscoveredType;
const routineIn = (body: string) => JSON.parse(body) as Routine;

function toRoutine({ argumentTypes, hash, ...routine }: Routine): DiscoveredRoutine {
  const what = `The routine ${routine.schemaName}.${routine.name}`;
  return { ...routine, argumentTypes: definitionOf(argumentTypes, what), hash: definitionOf(hash, what) };
}
