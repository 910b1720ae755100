import { columnFor, declared, defaultFor } from "./columns.ts";
import { type Find, l, named, nameFor, ofColumn, ofTable, on, pick, q, relationOf } from "./find.ts";

export const PART_MOVES: Readonly<Record<string, Find>> = {
  addColumn: ofTable((table, world, dice) => {
    const column = columnFor(world, world.lastId + 1, dice);
    return {
      sql: `alter table ${on(table)} add column ${declared(world, column)}`,
      make(after) {
        relationOf(after, table.id)?.columns.push(column);
        after.lastId += 1;
      },
    };
  }),
  dropColumn: ofColumn((column, table) => [
    `alter table ${on(table)} drop column ${q(column.name)}`,
    (_, table) => {
      table.columns = table.columns.filter(({ id }) => id !== column.id);
      table.keys = table.keys.filter(({ columnId }) => columnId !== column.id);
    },
  ]),
  renameColumn: ofColumn((column, table, dice, world) => {
    const name = nameFor(world, dice.c);
    return [
      `alter table ${on(table)} rename column ${q(column.name)} to ${q(name)}`,
      (same, __, after) => named(same, name, after),
    ];
  }),
  changeType: ofColumn((column, table, { c }) => {
    const type = pick(["bigint", "text"], c) ?? "";
    if (column.enumId !== null || column.type === "text") return null;
    return [
      `alter table ${on(table)} alter column ${q(column.name)} type ${type}`,
      (same) => void Object.assign(same, { type }),
    ];
  }),
  changeNull: ofColumn((column, table) => [
    `alter table ${on(table)} alter column ${q(column.name)} ${column.isNullable ? "set" : "drop"} not null`,
    (same) => void Object.assign(same, { isNullable: !same.isNullable }),
  ]),
  changeDefault: ofColumn((column, table, { c }) => {
    if (column.enumId !== null) return null;
    const value = c % 4 === 0 ? null : defaultFor(column, c);
    return [
      `alter table ${on(table)} alter column ${q(column.name)} ${value === null ? "drop default" : `set default ${value}`}`,
      (same) => void Object.assign(same, { default: value }),
    ];
  }),
  commentColumn: ofColumn((column, table, { c }) => [
    `comment on column ${on(table)}.${q(column.name)} is ${l(`about ${c % 5}`)}`,
    (same) => void Object.assign(same, { comment: `about ${c % 5}` }),
  ]),
  addKey: ofTable((table, world, dice) => {
    const column = pick(table.columns, dice.b);
    const kind = pick(["unique", "check", "index"] as const, dice.c);
    if (!column || !kind) return null;
    const name = nameFor(world, dice.a);
    const what =
      kind === "unique" ? `unique (${q(column.name)})` : `check (${q(column.name)} is not null or true)`;
    return {
      sql:
        kind === "index"
          ? `create index ${q(name)} on ${on(table)} (${q(column.name)})`
          : `alter table ${on(table)} add constraint ${q(name)} ${what}`,
      make(after) {
        after.lastId += 1;
        relationOf(after, table.id)?.keys.push({ id: after.lastId, kind, name, columnId: column.id });
      },
    };
  }),
  dropKey: ofTable((table, _, dice) => {
    const key = pick(table.keys, dice.b);
    if (!key) return null;
    return {
      sql:
        key.kind === "index"
          ? `drop index ${q(table.schema)}.${q(key.name)}`
          : `alter table ${on(table)} drop constraint ${q(key.name)}`,
      make(after) {
        const same = relationOf(after, table.id);
        if (same) same.keys = same.keys.filter(({ id }) => id !== key.id);
      },
    };
  }),
  renameKey: ofTable((table, world, dice) => {
    const key = pick(table.keys, dice.b);
    const name = nameFor(world, dice.c);
    if (!key) return null;
    return {
      sql:
        key.kind === "index"
          ? `alter index ${q(table.schema)}.${q(key.name)} rename to ${q(name)}`
          : `alter table ${on(table)} rename constraint ${q(key.name)} to ${q(name)}`,
      make: (after) =>
        named(
          relationOf(after, table.id)?.keys.find(({ id }) => id === key.id),
          name,
          after,
        ),
    };
  }),
};
