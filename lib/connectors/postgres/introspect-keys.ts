import type { DiscoveredConstraint, DiscoveredIndex, DiscoveredTrigger, RelationKeys } from "../connector.ts";
import { hashText } from "./introspect-hash.ts";
import { keysOf } from "./introspect-keys-query.ts";
import { definitionOf } from "./introspect-moved.ts";
import type { Reach } from "./introspect-own.ts";
import { evenly, readAhead } from "./introspect-rows.ts";
import type { ReadingSession } from "./session.ts";

/** As `keysOf` words them. */
type Constraint = [
  kind: keyof typeof CONSTRAINT_KINDS,
  name: string,
  definition: string | null,
  columns: string[] | null,
  referencedSchema: string | null,
  referencedTable: string | null,
  referencedColumns: string[] | null,
  /** Of a plain check: its definition is worded beside it. */
  expression: string | null,
];
type Index = [
  kind: "i",
  name: string,
  definition: string | null,
  columns: string[] | null,
  method: string,
  isUnique: boolean,
  isPrimary: boolean,
  isValid: boolean,
];
type Trigger = [kind: "t", name: string, hash: string | null, isEnabled: boolean];
type Key = Constraint | Index | Trigger;

const CONSTRAINT_KINDS = {
  p: "primary_key",
  f: "foreign_key",
  u: "unique",
  c: "check",
  x: "exclusion",
} as const satisfies Record<string, DiscoveredConstraint["kind"]>;

type Row = {
  objectId: number;
  body: string;
  /** Of the plain checks among the keys, in their order; null where there are none. */
  words: string | null;
  /** Of each key, with spaces in between. */
  ids: string;
  referencedIds: string;
};

export async function* readKeys(
  session: ReadingSession,
  reach: Reach,
  objectIds: readonly number[],
): AsyncGenerator<RelationKeys[], void, undefined> {
  const query = keysOf(reach, session.server.versionNumber, "whole");
  const batches = session.stream<Row>(query, [objectIds], evenly("body"));
  for await (const rows of readAhead(batches)) yield rows.map(toKeys);
}

function toKeys({ objectId, body, words, ids, referencedIds }: Row): RelationKeys {
  const relation: RelationKeys = {
    ...{ objectId, constraints: [], indexes: [], triggers: [] },
    fingerprint: hashText(body),
  };
  const [idsOfKeys, referenced] = [numbersIn(ids), numbersIn(referencedIds)];
  const worded = words === null ? [] : wordsIn(words);
  for (const [at, key] of keysIn(body).entries()) {
    const id = idsOfKeys[at] ?? 0;
    if (key[0] === "i") relation.indexes.push(toIndex(id, key));
    else if (key[0] === "t") relation.triggers.push(toTrigger(key));
    else {
      const definition = isPlainCheck(key) ? (worded.shift() ?? null) : key[2];
      relation.constraints.push(toConstraint(id, referenced[at] || null, definition, key));
    }
  }
  return relation;
}

/** `keysOf` made the texts. */
const keysIn = (body: string) => JSON.parse(body) as Key[];
const wordsIn = (words: string) => JSON.parse(words) as string[];
const numbersIn = (numbers: string) => numbers.split(" ").map(Number);
const isPlainCheck = (constraint: Constraint) => constraint[7] !== null;

function toConstraint(
  objectId: number,
  referencedObjectId: number | null,
  definition: string | null,
  constraint: Constraint,
): DiscoveredConstraint {
  const [kind, name, , columns, referencedSchema, referencedTable, referencedColumns] = constraint;
  return {
    objectId,
    name,
    kind: CONSTRAINT_KINDS[kind],
    definition: definitionOf(definition, `The constraint ${name}`),
    columns: columns ?? [],
    ...{ referencedObjectId, referencedSchema, referencedTable, referencedColumns },
  };
}

function toIndex(objectId: number, index: Index): DiscoveredIndex {
  const [, name, definition, columns, method, isUnique, isPrimary, isValid] = index;
  return {
    objectId,
    name,
    definition: definitionOf(definition, `The index ${name}`),
    method,
    columns: columns ?? [],
    isUnique,
    isPrimary,
    isValid,
  };
}

const toTrigger = ([, name, hash, isEnabled]: Trigger): DiscoveredTrigger => ({
  name,
  hash: definitionOf(hash, `The trigger ${name}`),
  isEnabled,
});
