import { type Find, l, named, nameFor, ofEnum, on, pick, q, remove } from "./find.ts";

export const ENUM_MOVES: Readonly<Record<string, Find>> = {
  createEnum: (world, dice, schemas) => {
    const schema = pick(schemas, dice.a) ?? "";
    const name = nameFor(world, dice.b);
    const id = world.lastId + 1;
    const labels = [1, 2].map((n) => ({ id: id + n, label: nameFor({ ...world, lastId: id + n }, dice.c) }));
    return {
      sql: `create type ${on({ schema, name })} as enum (${labels.map(({ label }) => l(label)).join(", ")})`,
      make(after) {
        after.enums.push({ id, schema, name, labels });
        after.lastId += 4;
      },
    };
  },
  dropEnum: ofEnum((own) => [`drop type ${on(own)}`, (same, after) => void remove(after.enums, same.id)]),
  renameEnum: ofEnum((own, world, dice) => {
    const name = nameFor(world, dice.b);
    return [`alter type ${on(own)} rename to ${q(name)}`, (same, after) => named(same, name, after)];
  }),
  addLabel: ofEnum((own, world, dice) => {
    const label = nameFor(world, dice.b);
    const beside = pick(own.labels, dice.c)?.label ?? "";
    return [
      `alter type ${on(own)} add value ${l(label)} before ${l(beside)}`,
      (same, after) => {
        after.lastId += 1;
        same.labels.push({ id: after.lastId, label });
      },
    ];
  }),
  renameLabel: ofEnum((own, world, dice) => {
    const label = nameFor(world, dice.b);
    const old = pick(own.labels, dice.c);
    if (!old) return null;
    return [
      `alter type ${on(own)} rename value ${l(old.label)} to ${l(label)}`,
      (same, after) => {
        after.lastId += 1;
        const one = same.labels.find(({ id }) => id === old.id);
        if (one) one.label = label;
      },
    ];
  }),
};
