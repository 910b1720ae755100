import type { Column, Enum, Relation, World } from "./world.ts";

/** A statement, and what it makes of the world if the database takes it. */
export type Move = { sql: string; make: (world: World) => void };
/** Numbers by which a move picks what it is about. */
export type Dice = { a: number; b: number; c: number };
export type Find = (world: World, dice: Dice, schemas: readonly string[]) => Move | null;

export const q = (name: string) => `"${name.replaceAll('"', '""')}"`;
export const l = (text: string) => `'${text.replaceAll("'", "''")}'`;
export const on = ({ schema, name }: { schema: string; name: string }) => `${q(schema)}.${q(name)}`;
export const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)];
const tables = ({ relations }: World) => relations.filter(({ kind }) => kind === "table");
export const relationOf = (world: World, id: number) => world.relations.find((one) => one.id === id);

/** Names of every sort, each given once: what reads otherwise only for a rename is then told from what changed. */
const SORTS = [
  (n: number) => `n${n}`,
  (n: number) => `Name ${n}`,
  (n: number) => `"q"${n}'s`,
  (n: number) => `ü.${n}`,
];
export const nameFor = (world: World, dice: number) => (pick(SORTS, dice) ?? String)(world.lastId + 1);

/** A move on a table. */
export const ofTable =
  (find: (table: Relation, world: World, dice: Dice, schemas: readonly string[]) => Move | null): Find =>
  (world, dice, schemas) => {
    const table = pick(tables(world), dice.a);
    return table ? find(table, world, dice, schemas) : null;
  };

/** A move on a table's column; `change` is made of both, in the world as it then is. */
export const ofColumn = (
  find: (
    column: Column,
    table: Relation,
    dice: Dice,
    world: World,
  ) => [string, (column: Column, table: Relation, world: World) => void] | null,
): Find =>
  ofTable((table, world, dice) => {
    const column = pick(table.columns, dice.b);
    const found = column && find(column, table, dice, world);
    if (!found) return null;
    const [sql, change] = found;
    return {
      sql,
      make(after) {
        const owner = relationOf(after, table.id);
        const same = owner?.columns.find(({ id }) => id === column.id);
        if (owner && same) change(same, owner, after);
      },
    };
  });

export const ofEnum =
  (find: (own: Enum, world: World, dice: Dice) => [string, (own: Enum, world: World) => void] | null): Find =>
  (world, dice) => {
    const own = pick(world.enums, dice.a);
    const found = own && find(own, world, dice);
    if (!found) return null;
    return {
      sql: found[0],
      make(after) {
        const same = after.enums.find(({ id }) => id === own.id);
        if (same) found[1](same, after);
      },
    };
  };

export function named(one: { name: string } | undefined, name: string, world: World): void {
  if (one) one.name = name;
  world.lastId += 1;
}

export function remove(list: { id: number }[], id: number): void {
  const at = list.findIndex((one) => one.id === id);
  if (at >= 0) list.splice(at, 1);
}
