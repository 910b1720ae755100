import fc from "fast-check";
import { describe, expect } from "vitest";
import { inOrganization } from "#lib/db/client.ts";
import { editDocumentation, takeBackEdit } from "#lib/documentation/commands.ts";
import { readExportedTables, toDbt, toMarkdown } from "#lib/documentation/export.ts";
import {
  documentationOf,
  findDocumentationRun,
  listDocumentation,
  readCoverage,
  versionsOf,
} from "#lib/documentation/queries.ts";
import { DocumentationFilter } from "#lib/documentation/views.ts";
import { HANDLERS } from "#lib/jobs/handlers.ts";
import { JOB_KINDS } from "#lib/jobs/kinds.ts";
import { runJob } from "#lib/jobs/run.ts";
import { test } from "#tests/support/database.ts";
import { connectTarget, idsOf } from "#tests/support/discovered-target.ts";
import { askFor, createEngine } from "#tests/support/engine.ts";
import { readJob } from "#tests/support/job-history.ts";

const SHOP = `
  create schema shop;
  create type shop.state as enum ('open', 'paid');
  create table shop.cust (id int primary key, ph_nbr text);
  create table shop.cust_ord (id int primary key, cust_id int references shop.cust, sts_cd shop.state, ttl_amt numeric);
  create view shop.open_ord as select id, ttl_amt from shop.cust_ord where sts_cd = 'open';
  comment on column shop.cust_ord.ttl_amt is 'What the customer pays {{ here }}';`;

type Setting = Awaited<ReturnType<typeof connectTarget>> & Parameters<typeof connectTarget>[0];

async function connected(clients: Parameters<typeof connectTarget>[0]): Promise<Setting> {
  const setting = { ...clients, ...(await connectTarget(clients, SHOP)) };
  await setting.run();
  return setting;
}

/** Runs one analysis to its end, which opens no source. */
async function analyse(setting: Setting, assetId = setting.sourceId) {
  const engine = await createEngine(
    setting.worker,
    () => Promise.reject(new Error("Real handlers work here.")),
    {
      ...{ kinds: JOB_KINDS, handlers: HANDLERS },
      openSource: () => Promise.reject(new Error("Documentation is written from what is known.")),
    },
  );
  const { id } = await askFor(setting.worker, setting.scope, setting.sourceId, {
    type: "intelligence_analysis",
    assetId,
  });
  await runJob(engine, id);
  return readJob(setting.owner, id);
}

const textsOf = async ({ owner, scope }: Setting) =>
  Object.fromEntries(
    (await owner.assetDocumentation.findMany({ where: { organizationId: scope.organizationId } })).map(
      ({ assetId, columnName, written, edited }) => [`${assetId} ${columnName}`, { written, edited }],
    ),
  );

describe("intelligence analysis", () => {
  test("writes of every table and column what its facts say, without opening the database", async ({
    owner,
    worker,
    web,
  }) => {
    const setting = await connected({ owner, worker });
    const job = await analyse(setting);
    expect(job).toMatchObject({ status: "completed" });
    expect(job.message).toBe("3 tables and 8 columns documented: 11 texts written");
    const ids = await idsOf(owner, setting.scope);
    const texts = await textsOf(setting);
    expect(texts[`${ids["shop.cust_ord"]} `]?.written).toMatch(
      /^Each row is one customer order\. A row is identified by `id`\./,
    );
    expect(texts[`${ids["shop.cust_ord"]} sts_cd`]?.written).toBe(
      "The status code of the customer order, one of `open` and `paid`.",
    );
    const [coverage] = await inOrganization(web, setting.scope, (db) => readCoverage(db, setting.scope));
    expect(coverage).toMatchObject({ places: 11, documented: 11, edited: 0 });
    const run = await inOrganization(web, setting.scope, (db) =>
      findDocumentationRun(db, setting.scope, job.id),
    );
    expect(run).toMatchObject({ textCount: 11, status: "completed" });
    const { rows } = await inOrganization(web, setting.scope, (db) =>
      listDocumentation(db, setting.scope, DocumentationFilter.parse({ q: "cust_ord" })),
    );
    expect(rows).toMatchObject([{ tableName: "cust_ord", columns: 4, documented: 4 }]);
  });

  test("writes nothing where nothing changed, and only what did where something has", async ({
    owner,
    worker,
  }) => {
    const setting = await connected({ owner, worker });
    await analyse(setting);
    const versions = () =>
      owner.$queryRaw`select asset_id, column_name, xmin::text from asset_documentation order by 1, 2`;
    const before = await versions();
    const again = await analyse(setting);
    expect(again.message).toContain("no changes");
    expect(await versions()).toEqual(before);
    await setting.target.sql(
      "comment on column shop.cust.ph_nbr is 'With the country code'; alter table shop.cust_ord drop sts_cd cascade",
    );
    await setting.run();
    expect((await analyse(setting)).message).toMatch(/documented: 1 text written, \d+ removed$/);
  });

  test("of one table reads the whole source and writes of that table alone", async ({ owner, worker }) => {
    const setting = await connected({ owner, worker });
    const assetId = (await idsOf(owner, setting.scope))["shop.cust_ord"] ?? "";
    const job = await analyse(setting, assetId);
    expect(job.message).toBe("1 table and 4 columns documented: 5 texts written");
    const texts = await textsOf(setting);
    expect(Object.keys(texts).every((key) => key.startsWith(assetId))).toBe(true);
    expect(texts[`${assetId} cust_id`]?.written).toContain("`id` of `shop.cust`");
  });

  test("keeps edited texts with renamed columns, and every text in the history", async ({
    owner,
    worker,
    web,
  }) => {
    const setting = await connected({ owner, worker });
    await analyse(setting);
    const { scope } = setting;
    const assetId = (await idsOf(owner, scope))["shop.cust"] ?? "";
    await inOrganization(web, scope, (db) =>
      editDocumentation(db, scope, { assetId, column: "ph_nbr", text: "Ring them here." }),
    );
    await setting.target.sql("alter table shop.cust rename column ph_nbr to phone");
    await setting.run();
    await analyse(setting);
    const [table, , phone] = await inOrganization(web, scope, (db) => documentationOf(db, scope, assetId));
    expect(table).toMatchObject({ column: "", edited: null });
    expect(phone).toMatchObject({ column: "phone", edited: "Ring them here.", editedByName: scope.userName });
    const versions = await inOrganization(web, scope, (db) => versionsOf(db, scope, assetId));
    expect(versions.map(({ text }) => text)).toContain("Ring them here.");
  });

  test("never overwrites a person's text, whatever runs and edits come in which order", {
    timeout: 120_000,
  }, async ({ owner, worker, web }) => {
    const setting = await connected({ owner, worker });
    const { scope } = setting;
    const assetId = (await idsOf(owner, scope))["shop.cust"] ?? "";
    const step = fc.oneof(
      {
        weight: 3,
        arbitrary: fc.record({
          column: fc.constantFrom("", "id", "ph_nbr"),
          text: fc.constantFrom("One.", "Two.", null),
        }),
      },
      { weight: 2, arbitrary: fc.constant("run" as const) },
    );
    const story = fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 7 }), async (steps) => {
      await owner.assetDocumentation.deleteMany({ where: { organizationId: scope.organizationId } });
      const edited = new Map<string, string>();
      for (const one of steps) {
        if (one === "run") await analyse(setting);
        else if (one.text !== null) {
          const { column, text } = one;
          await inOrganization(web, scope, (db) => editDocumentation(db, scope, { assetId, column, text }));
          edited.set(column, text);
        } else if (edited.delete(one.column))
          await inOrganization(web, scope, (db) => takeBackEdit(db, scope, { assetId, column: one.column }));
        const now = await textsOf(setting);
        for (const column of ["", "id", "ph_nbr"])
          expect(now[`${assetId} ${column}`]?.edited ?? null).toBe(edited.get(column) ?? null);
      }
    });
    await fc.assert(story, { numRuns: 8 });
  });

  test("leaves a source as Markdown and as a schema.yml in which nothing is code", async ({
    owner,
    worker,
    web,
  }) => {
    const setting = await connected({ owner, worker });
    await analyse(setting);
    const { scope, sourceId } = setting;
    await owner.asset.createMany({
      data: ["a_first", "z_last"].map((name) => ({
        ...{ organizationId: scope.organizationId, sourceId, kind: "table", schemaName: "Shop", name },
      })),
    });
    const tables = () =>
      readExportedTables((work) => inOrganization(web, scope, work), scope, { source: sourceId });
    const markdown = (await Array.fromAsync(toMarkdown("orders", tables()))).join("");
    expect(markdown).toContain("## shop.cust_ord\n\nEach row is one customer order.");
    expect(markdown).toContain("| ttl_amt | numeric | “What the customer pays {{ here }}” |");
    const dbt = (await Array.fromAsync(toDbt(tables()))).join("");
    expect(dbt).toContain(
      '  - name: "shop"\n    tables:\n      - name: "cust"\n        description: "Each row is one customer.',
    );
    for (const schema of ["shop", "Shop"])
      expect(dbt.split(`name: "${schema}"\n    tables:`)).toHaveLength(2);
    expect(dbt).toContain("{% raw %}{{{% endraw %} here }}");
  });
});
