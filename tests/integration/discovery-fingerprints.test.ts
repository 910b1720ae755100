import { describe, expect, test } from "vitest";
import { readCounted } from "#tests/support/counted-reading.ts";
import { createTarget } from "#tests/support/discovery.ts";
import { EVERY_KIND, knownFrom, readTarget, type TargetReading } from "#tests/support/target-reading.ts";

/** On which relations something depends that can be renamed, and that words them. */
const SHOP = `
  create schema shop;
  create type shop.state as enum ('open', 'paid');
  create domain shop.code as text;
  create sequence shop.numbers;
  create function shop.born() returns date language sql immutable as $$ select date '2000-01-01' $$;
  create function shop.note() returns trigger language plpgsql as $$ begin return new; end $$;
  create collation shop.plain (locale = 'C');
  create table shop.customer (id serial primary key, code shop.code, name text collate shop.plain,
    born date default shop.born(), "😀 ""odd""" text);
  create table shop.orders (id int default nextval('shop.numbers') primary key, customer_id int references shop.customer,
    state shop.state check (state <> 'paid' or id > 0), unique (customer_id));
  create index recent on shop.orders (id) where state = 'open';
  create trigger noted after insert on shop.orders for each row execute function shop.note();
  create table shop.still (id int primary key, note text default 'x');
  create table shop.stock (amount int, note text, constraint positive check (amount > 0 and note <> 'none'),
    constraint whole check (stock is not null));
  alter table shop.stock add constraint later check (amount < 10) not valid`;

const labels = (reading: TargetReading, parts: { objectId: number }[]) =>
  parts
    .map(({ objectId }) => reading.relations.find((relation) => relation.objectId === objectId)?.name ?? "?")
    .sort();

describe("the fingerprint of a relation", () => {
  test("is the same whether the server makes it or we do, of every kind of relation and key", async () => {
    const target = await createTarget(EVERY_KIND, SHOP);
    const first = await readTarget(target);
    const { relations } = knownFrom(first);
    // A server that is known, and a relation that is gone: everything else differs from it.
    const known = {
      systemIdentifier: first.systemIdentifier,
      relations: new Map([[1, { columns: "", keys: "" }]]),
    };
    const second = await readTarget(target, { known });
    expect(first.systemIdentifier).not.toBeNull();
    expect(second.fingerprints.length).toBeGreaterThan(15);
    for (const { objectId, columns, keys } of second.fingerprints)
      expect({ columns, keys }).toEqual(relations.get(objectId));
    const sorted = (parts: { objectId: number }[]) => parts.toSorted((a, b) => a.objectId - b.objectId);
    expect(sorted(second.columns)).toEqual(sorted(first.columns));
    expect(sorted(second.keys)).toEqual(sorted(first.keys));
    const counted = Object.fromEntries(second.fingerprints.map((one) => [one.objectId, one]));
    for (const { objectId, constraints, indexes, triggers } of first.keys)
      expect(counted[objectId]).toMatchObject({
        ...{ constraintCount: constraints.length, indexCount: indexes.length, triggerCount: triggers.length },
      });
  });

  test("spares the reading of what is as it was", async () => {
    const target = await createTarget(EVERY_KIND, SHOP);
    const known = knownFrom(await readTarget(target));
    const again = await readTarget(target, { known });
    expect([again.columns, again.keys]).toEqual([[], []]);
    const first = await readCounted(target);
    const second = await readCounted(target, known);
    expect(second.asked.length).toBeLessThanOrEqual(first.asked.length);
    expect(first.asked.length).toBeLessThanOrEqual(8);
  });

  test("says nothing of another server", async () => {
    const target = await createTarget(SHOP);
    const known = { ...knownFrom(await readTarget(target)), systemIdentifier: "another" };
    const reading = await readTarget(target, { known });
    expect(reading.fingerprints).toEqual([]);
    expect(reading.columns).toHaveLength(4);
  });

  test.for<[string, string, string[], string[]]>([
    ["a column's type", "alter table shop.still alter note type varchar(9)", ["still"], []],
    ["a default", "alter table shop.still alter note set default 'y'", ["still"], []],
    ["a column's comment", "comment on column shop.still.note is 'Why'", ["still"], []],
    ["a key", "alter table shop.still drop constraint still_pkey", [], ["still"]],
    ["all columns", "alter table shop.still drop id, drop note", ["still"], ["still"]],
    [
      "a check",
      "alter table shop.stock drop constraint positive, add constraint positive check (amount > 1 and note <> 'none')",
      [],
      ["stock"],
    ],
    ["a check that is validated", "alter table shop.stock validate constraint later", [], ["stock"]],
    ["a column in a check", "alter table shop.stock rename amount to quantity", ["stock"], ["stock"]],
    ["the name of a table whose row is checked", "alter table shop.stock rename to store", [], ["store"]],
    ["a trigger that is disabled", "alter table shop.orders disable trigger noted", [], ["orders"]],
    ["the name of a column", "alter table shop.still rename id to number", ["still"], ["still"]],
    [
      "the name of a column that a key refers to",
      "alter table shop.customer rename id to number",
      ["customer"],
      ["customer", "orders"],
    ],
    ["the name of a type", "alter type shop.state rename to status", ["orders"], ["orders"]],
    ["the name of a domain", "alter domain shop.code rename to mark", ["customer"], []],
    ["the label of an enum", "alter type shop.state rename value 'paid' to 'settled'", [], ["orders"]],
    ["the name of a function in a default", "alter function shop.born rename to created", ["customer"], []],
    ["the name of a trigger's function", "alter function shop.note rename to remark", [], ["orders"]],
    ["the name of a sequence in a default", "alter sequence shop.numbers rename to counts", ["orders"], []],
    ["the name of an owned sequence", "alter sequence shop.customer_id_seq rename to ids", ["customer"], []],
    ["the name of a collation", "alter collation shop.plain rename to simple", ["customer"], []],
    ["the schema of a collation", "alter collation shop.plain set schema public", ["customer"], []],
    [
      "the name of a referenced table",
      "alter table shop.customer rename to client",
      [],
      ["client", "orders"],
    ],
    ["an estimate", "insert into shop.still values (1); analyze shop.still", [], []],
    ["a new table", "create table shop.fresh (id int primary key)", ["fresh"], ["fresh"]],
    [
      "the name of the schema",
      "alter schema shop rename to store",
      ["customer", "orders"],
      ["customer", "orders", "still"],
    ],
  ])("differs with %s, and nothing else is read", async ([, change, columns, keys]) => {
    const target = await createTarget(SHOP);
    const known = knownFrom(await readTarget(target));
    await target.sql(change);
    const again = await readTarget(target, { known });
    const differ = (part: "columns" | "keys") =>
      labels(
        again,
        again.relations.filter(({ objectId }) => {
          const now =
            again.fingerprints.find((fingerprint) => fingerprint.objectId === objectId)?.[part] ?? "";
          return now !== known.relations.get(objectId)?.[part];
        }),
      );
    expect({ columns: differ("columns"), keys: differ("keys") }).toEqual({ columns, keys });
    const there = (names: string[], part: "columns" | "keys") =>
      names.filter((name) => {
        const relation = again.relations.find((one) => one.name === name);
        return again.fingerprints.some((one) => one.objectId === relation?.objectId && one[part] !== "");
      });
    expect(labels(again, again.columns)).toEqual(there(columns, "columns"));
    expect(labels(again, again.keys)).toEqual(there(keys, "keys"));
  });
});
