import { columnFor, declared } from "./columns.ts";
import { type Find, l, named, nameFor, ofTable, on, pick, q, relationOf, remove } from "./find.ts";

export const RELATION_MOVES: Readonly<Record<string, Find>> = {
  createTable: (world, dice, schemas) => {
    const schema = pick(schemas, dice.a) ?? "";
    const name = nameFor(world, dice.b);
    const id = world.lastId + 1;
    const columns = [1, 2, 3].map((n) =>
      columnFor(world, id + n, { a: dice.a + n, b: dice.b + n, c: dice.c + n }),
    );
    return {
      sql: `create table ${on({ schema, name })} (${columns.map((column) => declared(world, column)).join(", ")})`,
      make(after) {
        after.relations.push({ id, kind: "table", schema, name, comment: null, columns, keys: [] });
        after.lastId += 4;
      },
    };
  },
  createView: ofTable((table, world, dice) => {
    const name = nameFor(world, dice.c);
    const id = world.lastId + 1;
    const read = table.columns.filter((_, at) => at % 2 === dice.b % 2);
    const columns = read.map((column, at) => ({
      ...column,
      id: id + 1 + at,
      isNullable: true,
      default: null,
      comment: null,
    }));
    const { schema } = table;
    return {
      sql: `create view ${on({ schema, name })} as select ${read.map((one) => `t.${q(one.name)}`).join(", ")} from ${on(table)} t`,
      make(after) {
        after.relations.push({ id, kind: "view", schema, name, comment: null, columns, keys: [] });
        after.lastId += 1 + read.length;
      },
    };
  }),
  drop: (world, dice) => {
    const one = pick(world.relations, dice.a);
    if (!one) return null;
    return {
      sql: `drop ${one.kind} ${on(one)}`,
      make: (after) => void remove(after.relations, one.id),
    };
  },
  rename: (world, dice) => {
    const one = pick(world.relations, dice.a);
    const name = nameFor(world, dice.b);
    return one
      ? {
          sql: `alter ${one.kind} ${on(one)} rename to ${q(name)}`,
          make: (after) => named(relationOf(after, one.id), name, after),
        }
      : null;
  },
  move: (world, dice, schemas) => {
    const one = pick(world.relations, dice.a);
    const schema = pick(schemas, dice.b);
    if (!one || !schema || schema === one.schema) return null;
    return {
      sql: `alter ${one.kind} ${on(one)} set schema ${q(schema)}`,
      make: (after) => void Object.assign(relationOf(after, one.id) ?? {}, { schema }),
    };
  },
  comment: (world, dice) => {
    const one = pick(world.relations, dice.a);
    const comment = dice.b % 3 === 0 ? null : `about ${dice.b % 5}`;
    return one
      ? {
          sql: `comment on ${one.kind} ${on(one)} is ${comment === null ? "null" : l(comment)}`,
          make: (after) => void Object.assign(relationOf(after, one.id) ?? {}, { comment }),
        }
      : null;
  },
};
