import type { Introspection } from "#lib/connectors/connector.ts";
import type { PlainRelation } from "#tests/support/plain-catalog.ts";
import type { PlainRoutine, PlainType } from "#tests/support/plain-schema-objects.ts";

/** Every object by what it is and its name, with all that is said of it as one text. */
export type Objects = Map<string, string>;

/** With their properties in one order, so that equal objects are equal texts. */
const wording = (object: object): string => JSON.stringify(object, Object.keys(object).sort());

type Parts = Pick<PlainRelation, "columns" | "triggers"> & {
  constraints: { name: string }[];
  indexes: { name: string }[];
};

function addParts(
  objects: Objects,
  relation: string,
  { columns, constraints, indexes, triggers }: Parts,
): void {
  for (const column of columns) objects.set(`column ${relation}.${column.name}`, wording(column));
  for (const constraint of constraints)
    objects.set(`constraint ${relation}.${constraint.name}`, wording(constraint));
  for (const index of indexes) objects.set(`index ${relation}.${index.name}`, wording(index));
  for (const trigger of triggers) objects.set(`trigger ${relation}.${trigger.name}`, wording(trigger));
}

function addSchemaObjects(
  objects: Objects,
  types: readonly PlainType[],
  routines: readonly PlainRoutine[],
): void {
  for (const type of types) objects.set(`type ${type.schemaName}.${type.name}`, wording(type));
  for (const routine of routines)
    objects.set(`routine ${routine.schemaName}.${routine.name}(${routine.argumentTypes})`, wording(routine));
}

/** What discovery told. Object ids are compared where the plain reading has them too. */
export function objectsRead(told: readonly Introspection[]): Objects {
  const objects: Objects = new Map();
  const names = new Map<number, string>();
  for (const event of told) {
    if (event.kind === "relations")
      for (const relation of event.relations) {
        const { objectId, schemaName, name, partitionCount, rowEstimate, sizeBytes, isReadable, ...rest } =
          relation;
        names.set(objectId, `${schemaName}.${name}`);
        objects.set(`relation ${schemaName}.${name}`, wording(rest));
      }
    const nothing = { columns: [], constraints: [], indexes: [], triggers: [] };
    if (event.kind === "columns")
      for (const { objectId, columns } of event.columns)
        addParts(objects, names.get(objectId) ?? String(objectId), { ...nothing, columns });
    if (event.kind === "keys")
      for (const { objectId, constraints, indexes, triggers } of event.keys) {
        const comparable = constraints.map(({ referencedObjectId: _, ...constraint }) => constraint);
        const parts = { ...nothing, constraints: comparable, indexes, triggers };
        addParts(objects, names.get(objectId) ?? String(objectId), parts);
      }
    if (event.kind === "types")
      addSchemaObjects(
        objects,
        event.types.map(({ objectId: _, labelIds: __, ...type }) => type),
        [],
      );
    if (event.kind === "routines")
      addSchemaObjects(
        objects,
        [],
        event.routines.map(({ objectId: _, hash: __, ...routine }) => routine),
      );
  }
  return objects;
}

/** What the plain reading found. */
export function objectsThere(
  relations: Readonly<Record<string, PlainRelation>>,
  { types, routines }: { types: PlainType[]; routines: PlainRoutine[] },
): Objects {
  const objects: Objects = new Map();
  for (const [name, { columns, constraints, indexes, triggers, ...relation }] of Object.entries(relations)) {
    objects.set(`relation ${name}`, wording(relation));
    addParts(objects, name, { columns, constraints, indexes, triggers });
  }
  addSchemaObjects(objects, types, routines);
  return objects;
}
