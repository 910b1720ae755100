import { NOTHING, type Origins, type Relation, union } from "./names.ts";
import { column, type Entry, type Item, innerScope, type Outcome, type Scope } from "./query-scope.ts";

/** A name that statements may use beside columns: a parameter, a variable, or a record with fields of its own. */
type Variable = { origins: Origins; fields: Map<string, Origins> };

/** What a routine's statements see around them. Values only come to it, so that its order does not matter. */
export type Variables = {
  declare(name: string): void;
  /** Answers whether that was news. `field` of a record, or null for its whole. */
  add(name: string, field: string | null, origins: Origins): boolean;
  originsOf(name: string): Origins;
  scope(): Scope;
};

/** `rows`: relations whose row goes by a name, as NEW and OLD do. */
export function createVariables(
  routine: string,
  rows: ReadonlyMap<string, { relation: Relation; outcome: Outcome }>,
): Variables {
  const variables = new Map<string, Variable>();
  const get = (name: string): Variable => {
    const known = variables.get(name) ?? { origins: NOTHING, fields: new Map() };
    variables.set(name, known);
    return known;
  };
  return {
    declare: (name) => void get(name),
    originsOf: (name) => variables.get(name)?.origins ?? NOTHING,
    add(name, field, origins) {
      const variable = get(name);
      const before = field === null ? variable.origins : (variable.fields.get(field) ?? NOTHING);
      const after = union(before, origins);
      if (field !== null) variable.fields.set(field, after);
      else variable.origins = after;
      return after.size > before.size;
    },
    scope() {
      const own = [...variables].filter(([name]) => !rows.has(name));
      const entries = own.map(([name, { origins, fields }]) =>
        column(name, union(origins, ...fields.values())),
      );
      const items = [
        item(routine, entries),
        ...own.map(([name, { origins, fields }]) =>
          item(name, [
            ...[...fields].map(([field, from]) => column(field, from)),
            { name: null, relation: null, origins },
          ]),
        ),
        ...[...rows].map(
          ([alias, { relation, outcome }]): Item => ({
            ...{ alias, schema: null, relation, row: outcome.rows },
            ...outcome,
          }),
        ),
      ];
      return innerScope(null, [{ items, entries, rows: NOTHING }]);
    },
  };
}

const item = (alias: string, entries: Entry[]): Item => ({
  ...{ alias, schema: null, relation: null, row: null },
  ...{ entries, rows: NOTHING },
});
