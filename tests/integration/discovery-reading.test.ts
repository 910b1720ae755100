import { describe, expect, test } from "vitest";
import { createRole, createTarget } from "#tests/support/discovery.ts";
import { type PlainRelation, readPlainly } from "#tests/support/plain-catalog.ts";
import { readPlainSchemaObjects } from "#tests/support/plain-schema-objects.ts";
import { open, settingsFor } from "#tests/support/target-connection.ts";
import { EVERY_KIND, namesOf, read, readTarget, type TargetReading } from "#tests/support/target-reading.ts";

/** What was read, in the shape of the plain reading. */
function wholeRelations(reading: TargetReading): Record<string, PlainRelation> {
  const columns = new Map(reading.columns.map((part) => [part.objectId, part.columns]));
  const keys = new Map(reading.keys.map((part) => [part.objectId, part]));
  return Object.fromEntries(
    reading.relations.map(
      ({
        objectId,
        schemaName,
        name,
        partitionCount: _,
        rowEstimate: __,
        sizeBytes: ___,
        isReadable: ____,
        ...rest
      }) => [
        `${schemaName}.${name}`,
        {
          ...rest,
          columns: columns.get(objectId) ?? [],
          constraints: (keys.get(objectId)?.constraints ?? []).map(
            ({ referencedObjectId: _, ...constraint }) => constraint,
          ),
          indexes: keys.get(objectId)?.indexes ?? [],
          triggers: keys.get(objectId)?.triggers ?? [],
        },
      ],
    ),
  );
}

describe("reading a catalog", () => {
  test("finds every kind of object as a plain reading of the catalog has it", async () => {
    const target = await createTarget(EVERY_KIND);
    const reading = await readTarget(target);
    const schemas = ["sales", 'odd "names"', "public"];
    const plain = await readPlainly(target, schemas);
    expect(wholeRelations(reading)).toEqual(plain);
    expect(Object.keys(plain)).toHaveLength(18);
    const objects = await readPlainSchemaObjects(target, schemas);
    expect(reading.types.map(({ objectId: _, labelIds: __, ...type }) => type)).toEqual(objects.types);
    expect(reading.routines.map(({ objectId: _, hash: __, ...routine }) => routine)).toEqual(
      objects.routines,
    );
    expect(reading.steps).toEqual(["relations", "columns", "keys", "types"]);
    expect(reading.relations.map((relation) => relation.objectId)).toEqual(
      reading.relations.map((relation) => relation.objectId).sort((a, b) => a - b),
    );
  });

  test("words enums, domains and composite types, and leaves out what belongs to extensions and to one session", async () => {
    const { types, relations } = await readTarget(await createTarget(EVERY_KIND));
    expect(types[0]?.labelIds).toEqual(Array(4).fill(expect.any(Number)));
    expect(types.map(({ objectId: _, labelIds: __, ...type }) => type)).toEqual([
      {
        ...{ schemaName: "sales", name: "state", kind: "enum", definition: null, comment: "Of an invoice" },
        labels: ["open", "paid", "late", "void"],
      },
      {
        ...{ schemaName: "sales", name: "percentage", kind: "domain", labels: [], comment: null },
        definition:
          "numeric(5,2) DEFAULT 0 NOT NULL CHECK (((VALUE >= (0)::numeric) AND (VALUE <= (100)::numeric))) CHECK ((VALUE = round(VALUE)))",
      },
      {
        ...{ schemaName: "sales", name: "code", kind: "domain", labels: [], comment: null },
        definition: 'text COLLATE "C"',
      },
      {
        ...{ schemaName: "sales", name: "place", kind: "composite", labels: [], comment: null },
        definition: '(street text COLLATE "C", number integer, "odd ""one""" sales.state)',
      },
    ]);
    expect(types.map(({ labelIds }) => new Set(labelIds).size)).toEqual([4, 0, 0, 0]);
    expect(relations.map(({ name }) => name)).not.toContain("passing");
  });

  test("folds partitions under their parent, with their number, rows and bytes", async () => {
    const target = await createTarget(EVERY_KIND);
    const reading = await readTarget(target);
    const [sizes] = await target.sql<{ least: string; most: string }>(
      `select sum(pg_relation_size(relid)) as least, sum(pg_total_relation_size(relid)) as most
       from pg_partition_tree('sales.event')`,
    );
    const event = reading.relations.find(({ name }) => name === "event");
    expect(event).toMatchObject({ partitionKey: "RANGE (at)", partitionCount: 3, rowEstimate: 2000 });
    expect(event?.sizeBytes).toBeGreaterThan(Number(sizes?.least));
    expect(event?.sizeBytes).toBeLessThanOrEqual(Number(sizes?.most));
    expect(namesOf(reading).filter((name) => name.startsWith("sales.event"))).toEqual(["sales.event"]);
    const empty = reading.relations.find(({ name }) => name === "empty_parent");
    expect(empty).toMatchObject({ partitionCount: 0, rowEstimate: null, sizeBytes: 0 });
    // The foreign key to a partitioned table is one, however many partitions it has.
    const followUp = reading.relations.find(({ name }) => name === "follow_up");
    const keys = reading.keys.find(({ objectId }) => objectId === followUp?.objectId);
    expect(keys?.constraints).toMatchObject([
      { kind: "foreign_key", referencedTable: "event", referencedColumns: ["id", "at"] },
    ]);
    expect(keys?.constraints[0]?.referencedObjectId).toBe(event?.objectId);
  });

  test("says that an estimate is not known rather than that a table is empty", async () => {
    const { relations } = await readTarget(await createTarget(EVERY_KIND));
    const estimates = Object.fromEntries(relations.map(({ name, rowEstimate }) => [name, rowEstimate]));
    expect(estimates).toMatchObject({ customer: 0, invoice: null, open_invoice: null, remote: null });
    expect(relations.find(({ name }) => name === "open_invoice")?.sizeBytes).toBeNull();
  });

  test("reads the schemas it is told to, and those alone", async () => {
    const target = await createTarget(
      "create schema a create table t (id int)",
      "create schema b create table t (id int)",
      "create schema c create table t (id int)",
    );
    const included = await readTarget(target, {
      scope: { includedSchemas: ["a", "b"], excludedSchemas: ["b"] },
    });
    expect(namesOf(included)).toEqual(["a.t"]);
    const excluded = await readTarget(target, {
      scope: { includedSchemas: [], excludedSchemas: ["a", "never_there"] },
    });
    expect(namesOf(excluded)).toEqual(["b.t", "c.t"]);
  });

  test.for(["nowhere", "pg_catalog", 'x"; drop table t; --'])(
    "names an included schema that is not there: %s",
    async (schema) => {
      const target = await createTarget();
      await expect(
        readTarget(target, { scope: { includedSchemas: [schema], excludedSchemas: [] } }),
      ).rejects.toMatchObject({
        name: "ConnectorError",
        fault: "not_found/schema",
        detail: { schema },
      });
    },
  );

  test("names the schemas that the role may not use, and the relations it may not read", async () => {
    const target = await createTarget(
      "create schema shown create table seen (id int primary key) create table closed (id int) create table half (a int, b int)",
      "create schema hidden create table t (id int)",
    );
    const role = await createRole(target);
    await target.sql(`grant usage on schema shown to ${role.username};
      grant select on shown.seen to ${role.username}; grant select (a) on shown.half to ${role.username}`);
    const reading = await read(await open(settingsFor(target, role)));
    expect(reading.unreadable).toEqual(["hidden"]);
    expect(reading.relations.map(({ name, isReadable }) => [name, isReadable]).sort()).toEqual([
      ["closed", false],
      ["half", true],
      ["seen", true],
    ]);
    // Structure needs no right to the rows.
    expect(reading.columns).toHaveLength(3);
  });

  test("fails with the schema's name where nothing may be read at all", async () => {
    const target = await createTarget("create schema hidden", "drop schema public");
    const role = await createRole(target);
    await expect(read(await open(settingsFor(target, role)))).rejects.toMatchObject({
      fault: "permission/schema",
      detail: { schema: "hidden", role: role.username },
    });
  });

  test.for(["begin", "relations", "columns"] as const)(
    "reads again when a table is dropped between two of its statements, after “%s”, and never tells a part",
    async (moment) => {
      const target = await createTarget(
        "create table stays (id int default 1 primary key)",
        "create table goes (id int default 1 primary key, price int check (price > 0))",
        // Once its definition is read, the tables of a view cannot be dropped before we are done.
        ...(moment === "begin" ? ["create view seen_by as select * from goes"] : []),
      );
      let drops = 0;
      const drop = async () => {
        drops += 1;
        if (drops === 1) await target.sql("drop table goes cascade");
      };
      const reading = await readTarget(target, { on: { [moment]: drop } });
      expect(reading.begins).toBe(2);
      expect(namesOf(reading)).toEqual(["public.stays"]);
      expect(reading.columns).toHaveLength(1);
      expect(reading.keys).toHaveLength(1);
    },
  );

  test("gives up, and says why, on a catalog that never stands still", async () => {
    const target = await createTarget("create table victim_0 (id int)");
    let round = 0;
    const everMoving = async () => {
      await target.sql(`drop table victim_${round}; create table victim_${round + 1} (id int)`);
      round += 1;
    };
    await expect(readTarget(target, { on: { begin: everMoving } })).rejects.toMatchObject({
      fault: "not_found/object",
      message: "Tables were dropped or replaced each of the 4 times that their structure was read.",
    });
  });

  test("sees one moment: a table made while it reads is not there", async () => {
    const target = await createTarget("create table before (id int)");
    const late = () => target.sql("create table after (id int); alter table before add column late int");
    const reading = await readTarget(target, { on: { begin: late } });
    expect(namesOf(reading)).toEqual(["public.before"]);
    expect(reading.columns[0]?.columns.map(({ name }) => name)).toEqual(["id"]);
  });
});
