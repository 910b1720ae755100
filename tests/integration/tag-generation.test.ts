import fc from "fast-check";
import { describe, expect } from "vitest";
import { inOrganization } from "#lib/db/client.ts";
import { HANDLERS } from "#lib/jobs/handlers.ts";
import { JOB_KINDS } from "#lib/jobs/kinds.ts";
import { runJob } from "#lib/jobs/run.ts";
import { addTagRule, decideOnTags } from "#lib/tags/commands.ts";
import { findTagRun, listTags } from "#lib/tags/queries.ts";
import { TagFilter } from "#lib/tags/views.ts";
import { test } from "#tests/support/database.ts";
import { connectTarget, idsOf } from "#tests/support/discovered-target.ts";
import { askFor, createEngine } from "#tests/support/engine.ts";
import { readJob } from "#tests/support/job-history.ts";
import { readsOfTables } from "#tests/support/reads-of-tables.ts";
import { extractLineage } from "#tests/support/run-discovery.ts";
import { open, settingsFor } from "#tests/support/target-connection.ts";

const PEOPLE = `
  create schema shop;
  create table shop.customer (id int primary key, email text, first_name text, blob1 text, note text);
  create table shop.product (id int primary key, product_name text, email_sent_count int);
  insert into shop.customer select n, 'someone' || n || '@example.com', (array['Maria', 'José', 'Anna', 'Peter', 'Laura', 'Hugo'])[n % 6 + 1],
      'x' || n || '@mail.org', 'nothing' from generate_series(1, 30) n;`;

type Setting = Awaited<ReturnType<typeof connectTarget>> & Parameters<typeof connectTarget>[0];

const engineFor = ({ worker, target }: Setting, onOpen = () => {}) =>
  createEngine(worker, () => Promise.reject(new Error("Real handlers work here.")), {
    kinds: JOB_KINDS,
    handlers: HANDLERS,
    openSource: async (_claimed, { signal }) => {
      onOpen();
      return open(settingsFor(target), signal);
    },
  });

/** Runs one tag generation to its end. */
async function tag(setting: Setting, onOpen?: () => void) {
  const engine = await engineFor(setting, onOpen);
  const { id } = await askFor(setting.worker, setting.scope, setting.sourceId, { type: "tag_generation" });
  await runJob(engine, id);
  return readJob(setting.owner, id);
}

const tagsOf = async ({ owner, scope }: Setting) =>
  (
    await owner.assetTag.findMany({
      where: { organizationId: scope.organizationId },
      orderBy: [{ columnName: "asc" }, { tag: "asc" }],
    })
  ).map(({ columnName, tag, level, decision, isApplied }) => ({
    columnName,
    tag,
    level,
    decision,
    isApplied,
  }));

async function connected(
  clients: Parameters<typeof connectTarget>[0],
  ...statements: string[]
): Promise<Setting> {
  const setting = { ...clients, ...(await connectTarget(clients, ...statements)) };
  await setting.run();
  return setting;
}

describe("tag generation", () => {
  test("follows each completed discovery as one job, which the next one points to itself", async ({
    owner,
    worker,
  }) => {
    const setting = await connected({ owner, worker }, PEOPLE);
    const { id: second } = await setting.run();
    const jobs = await owner.job.findMany({
      where: { organizationId: setting.scope.organizationId, type: "tag_generation" },
    });
    expect(jobs).toMatchObject([{ status: "pending", trigger: "after_discovery" }]);
    const job = await readJob(owner, jobs[0]?.id ?? "");
    expect(job.detail.config).toMatchObject({ discoveryJobId: second });
    await runJob(await engineFor(setting), job.id);
    await setting.run();
    const after = await owner.job.count({
      where: { organizationId: setting.scope.organizationId, type: "tag_generation" },
    });
    expect(after).toBe(2);
  });

  test("finds personal data by name and value, says why, and writes nothing where nothing changed", async ({
    owner,
    worker,
    web,
  }) => {
    const setting = await connected({ owner, worker }, PEOPLE);
    const job = await tag(setting);
    expect(job).toMatchObject({ status: "completed" });
    expect(await tagsOf(setting)).toEqual(
      expect.arrayContaining([
        { columnName: "email", tag: "pii:email", level: "confirmed", decision: null, isApplied: true },
        { columnName: "blob1", tag: "pii:email", level: "confirmed", decision: null, isApplied: true },
        { columnName: "first_name", tag: "pii:name", level: "confirmed", decision: null, isApplied: true },
      ]),
    );
    const found = await tagsOf(setting);
    expect(found.filter(({ columnName }) => /product_name|sent_count/.test(columnName))).toEqual([]);
    const { rows } = await inOrganization(web, setting.scope, (db) =>
      listTags(db, setting.scope, TagFilter.parse({ tag: "pii:email" })),
    );
    expect(rows.flatMap(({ reasons }) => reasons.map(({ says }) => says))).toContain(
      "30 of 30 sampled values are e-mail addresses",
    );
    const versions = () =>
      owner.$queryRaw`select asset_id, column_name, tag, xmin::text from asset_tag order by 1, 2, 3`;
    const before = await versions();
    const again = await tag(setting);
    expect(again.message).toContain("no changes");
    expect(await versions()).toEqual(before);
    const run = await inOrganization(web, setting.scope, (db) => findTagRun(db, setting.scope, job.id));
    expect(run?.changes.map(({ tag }) => tag)).toContain("pii:email");
  });

  test("connects to nothing where the source shows its schema only", async ({ owner, worker }) => {
    const setting = await connected({ owner, worker }, PEOPLE);
    await owner.source.update({ where: { id: setting.sourceId }, data: { accessLevel: "schema_only" } });
    const before = await readsOfTables(setting.target);
    let opened = 0;
    const job = await tag(setting, () => {
      opened += 1;
    });
    expect(job).toMatchObject({ status: "completed" });
    expect(opened).toBe(0);
    expect(await readsOfTables(setting.target)).toEqual(before);
    expect(await tagsOf(setting)).toContainEqual(
      expect.objectContaining({ columnName: "email", tag: "pii:email", level: "likely" }),
    );
    expect((await tagsOf(setting)).filter(({ columnName }) => columnName === "blob1")).toEqual([]);
  });

  test("carries tags along to views that copy columns, and no further than a person lets them", async ({
    owner,
    worker,
    web,
  }) => {
    const setting = await connected(
      { owner, worker },
      PEOPLE,
      `create view shop.reach as select blob1 as way, length(blob1) as size, md5(blob1) as way_hash from shop.customer;
       create view shop.last as select way as final from shop.reach`,
    );
    await extractLineage(setting, setting.scope, setting.sourceId, settingsFor(setting.target));
    await tag(setting);
    const ofViews = async () =>
      (await tagsOf(setting)).filter(
        ({ columnName, tag }) => /way|size|final/.test(columnName) && /^pii/.test(tag),
      );
    expect(await ofViews()).toEqual([
      { columnName: "final", tag: "pii:email", level: "likely", decision: null, isApplied: true },
      { columnName: "way", tag: "pii:email", level: "likely", decision: null, isApplied: true },
    ]);
    const { rows } = await inOrganization(web, setting.scope, (db) =>
      listTags(db, setting.scope, TagFilter.parse({ tag: "pii:email", q: "final" })),
    );
    expect(rows[0]?.reasons).toMatchObject([{ says: "it copies shop.reach.way, which has this tag" }]);

    const assetId = (await idsOf(owner, setting.scope))["shop.reach"] ?? "";
    await inOrganization(web, setting.scope, (db) =>
      decideOnTags(db, setting.scope, [{ assetId, column: "way", tag: "pii:email" }], "rejected"),
    );
    await tag(setting);
    expect(await ofViews()).toMatchObject([{ columnName: "way", decision: "rejected", isApplied: false }]);
  });

  test("obeys an organization's own rules", async ({ owner, worker, web }) => {
    const setting = await connected({ owner, worker }, PEOPLE);
    await inOrganization(web, setting.scope, (db) =>
      addTagRule(db, setting.scope, { pattern: "shop.*.note", tag: "team:billing" }),
    );
    await tag(setting);
    expect(await tagsOf(setting)).toContainEqual(
      expect.objectContaining({ columnName: "note", tag: "team:billing", isApplied: true }),
    );
  });

  test("takes tags along when a column is renamed", async ({ owner, worker, web }) => {
    const setting = await connected({ owner, worker }, PEOPLE);
    await tag(setting);
    const assetId = (await idsOf(owner, setting.scope))["shop.customer"] ?? "";
    await inOrganization(web, setting.scope, (db) =>
      decideOnTags(db, setting.scope, [{ assetId, column: "note", tag: "pii:location" }], "added"),
    );
    await setting.target.sql("alter table shop.customer rename column note to remark");
    await setting.run();
    await tag(setting);
    expect(await tagsOf(setting)).toContainEqual(
      expect.objectContaining({
        columnName: "remark",
        tag: "pii:location",
        decision: "added",
        isApplied: true,
      }),
    );
  });

  test("never overrules a person, whatever runs and decisions come in which order", {
    timeout: 120_000,
  }, async ({ owner, worker, web }) => {
    const setting = await connected({ owner, worker }, PEOPLE);
    const assetId = (await idsOf(owner, setting.scope))["shop.customer"] ?? "";
    const place = fc.constantFrom(
      { assetId, column: "email", tag: "pii:email" },
      { assetId, column: "note", tag: "pii:location" },
      { assetId, column: "blob1", tag: "pii:email" },
    );
    const step = fc.oneof(
      {
        weight: 3,
        arbitrary: fc.record({ place, decision: fc.constantFrom("added", "approved", "rejected", null) }),
      },
      { weight: 2, arbitrary: fc.constantFrom("aggregates", "schema_only") },
    );
    const story = fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 7 }), async (steps) => {
      await owner.assetTag.deleteMany({ where: { organizationId: setting.scope.organizationId } });
      const decided = new Map<string, string | null>();
      for (const one of steps) {
        if (typeof one === "string") {
          await owner.source.update({ where: { id: setting.sourceId }, data: { accessLevel: one } });
          await tag(setting);
        } else {
          await inOrganization(web, setting.scope, (db) =>
            decideOnTags(db, setting.scope, [one.place], one.decision),
          );
          decided.set(`${one.place.column} ${one.place.tag}`, one.decision);
        }
        const now = await owner.assetTag.findMany({
          where: { organizationId: setting.scope.organizationId },
        });
        for (const [key, decision] of decided) {
          const found = now.find(({ columnName, tag }) => `${columnName} ${tag}` === key);
          expect(found?.decision ?? null).toBe(decision);
          if (decision !== null) {
            expect(found?.isApplied).toBe(decision !== "rejected");
            expect(found).toMatchObject({ decidedByName: setting.scope.userName });
          }
        }
      }
    });
    await fc.assert(story, { numRuns: 8 });
  });
});
