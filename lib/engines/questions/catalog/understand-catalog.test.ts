import { describe, expect, it } from "vitest";
import type { Question } from "../question.ts";
import { understand } from "../understand.ts";

const id = (n: number) => `0198a000-0000-7000-8000-00000000000${n}`;
const [ORDERS, BILLING, CUSTOMERS, INVOICES] = [id(1), id(2), id(3), id(4)];
const PAYOUTS = [id(5), id(6)] as const;
const ask = (text: string, previous: Question | null = null) =>
  understand(text, {
    clock: { now: new Date("2026-11-26T13:20:00Z"), timeZone: "Europe/Berlin" },
    vocabulary: {
      sources: [
        { id: ORDERS, name: "orders" },
        { id: BILLING, name: "billing" },
      ],
      tables: [
        { id: CUSTOMERS, name: "customers", schema: "public", sourceId: ORDERS },
        { id: INVOICES, name: "invoices", schema: "public", sourceId: BILLING },
        { id: PAYOUTS[0], name: "payouts", schema: "public", sourceId: ORDERS },
        { id: PAYOUTS[1], name: "payouts", schema: "public", sourceId: BILLING },
      ],
      columns: [
        { assetId: CUSTOMERS, name: "email" },
        { assetId: INVOICES, name: "total" },
      ],
      ...{ tags: ["team:ledger"], people: [], me: null },
    },
    ...{ types: ["asset_discovery", "lineage_extraction"], previous },
  });
const asked = (text: string) => expect(ask(text));

describe("a question about the catalog", () => {
  it.each([
    ["feeds", "upstream"],
    ["goes into", "upstream"],
    ["depends on", "downstream"],
    ["reads", "downstream"],
  ])("asks which way data flows alike wherever the table is named: what %s it is %s", (verb, direction) => {
    for (const text of [
      `what ${verb} invoices?`,
      `invoices: what ${verb} it?`,
      `found invoices, what ${verb} it?`,
      `can you tell me: what ${verb} invoices`,
    ])
      asked(text).toMatchObject({ question: { intent: "lineage", asset: INVOICES, direction } });
  });

  it("with a name that was lost is not answered by the tag beside it", () => {
    asked("columns called users with personal data").toMatchObject({ isUnderstood: false });
  });

  it("tells what is anomalous now, and nothing of all time for it", () => {
    asked("which metrics are anomalous").toMatchObject({ question: { intent: "anomalies" } });
    for (const text of ["how many anomalies have there been", "anomalies over the whole history"])
      asked(text).toMatchObject({ isUnderstood: false });
  });

  it("finds out what is sought by its tag, and by the words that are no tag", () => {
    asked("where is customer e-mail stored?").toMatchObject({
      question: { intent: "where", tags: ["pii:email"], words: ["customer"] },
    });
    asked("which tables have pii:email").toMatchObject({ question: { find: "tables", tags: ["pii:email"] } });
    asked("how many columns of invoices hold personal data").toMatchObject({
      question: { find: "columns", tags: ["pii:*"], within: { asset: INVOICES } },
    });
  });

  it("asks for changes by kind, severity, place and time", () => {
    asked("breaking changes on billing since Monday").toMatchObject({
      question: {
        ...{ intent: "changes", severity: ["critical"] },
        within: { source: [BILLING], since: "2026-11-22T23:00:00.000Z" },
      },
    });
    asked("which columns were dropped yesterday").toMatchObject({ question: { kind: ["column_removed"] } });
  });

  it.each([
    ["what feeds invoices", "upstream"],
    ["what does invoices feed", "downstream"],
    ["what does invoices depend on", "upstream"],
    ["what depends on invoices", "downstream"],
    ["where does invoices come from", "upstream"],
    ["from where comes the data of invoices", "upstream"],
    ["where flows invoices into", "downstream"],
    ["where do we use invoices", "downstream"],
    ["what breaks if I drop invoices", "downstream"],
  ])("tells what flows in from what flows out: %s", (text, direction) => {
    asked(text).toMatchObject({ question: { intent: "lineage", asset: INVOICES, direction } });
  });

  it("finds a column of the table that is named", () => {
    for (const text of ["what depends on invoices.total", "downstream of column total of invoices"])
      asked(text).toMatchObject({ question: { intent: "lineage", asset: INVOICES, column: "total" } });
    asked("what does customers.email mean").toMatchObject({
      question: { intent: "describe", column: "email" },
    });
  });

  it.each(["when was payouts last updated?", "what feeds payouts", "is the payouts table stale"])(
    "offers itself for each of the tables that may be meant: %s",
    (text) => {
      const refused = ask(text);
      const offers = refused.isUnderstood ? [] : refused.offers;
      const meant = offers.map((offer) => {
        const understood = ask(offer);
        const question = understood.isUnderstood ? understood.question : null;
        return question?.intent === "lineage"
          ? question.asset
          : question?.intent === "freshness" && question.within.asset;
      });
      expect(meant.toSorted()).toEqual(PAYOUTS);
    },
  );

  it("takes a name that is no plain word, or stands beside its noun, for the whole name of a column", () => {
    for (const text of [
      "which table has column customer_id",
      "which tables have customer_id",
      "table with a field called customer_id",
    ])
      asked(text).toMatchObject({
        question: { find: "tables", words: ["customer", "id"], isExact: true, isOfColumn: true },
      });
  });

  it("tells views from the tables they are counted among", () => {
    asked("how many views are there in billing").toMatchObject({
      question: { find: "tables", relation: "view", within: { source: [BILLING] } },
    });
    asked("how many tables, not counting views").toMatchObject({ question: { relation: "table" } });
    for (const text of ["tables or views with pii:email", "tables with pii:email, views included"])
      asked(text).toMatchObject({ question: { find: "tables", relation: null } });
    asked("how many tables and how many views do we have").toMatchObject({ isUnderstood: false });
  });

  it("leaves the other sources, severities and kinds where one is left out", () => {
    const within = { source: [BILLING], asset: null };
    for (const text of ["stale tables outside orders", "which tables, orders aside, are stale?"])
      asked(text).toMatchObject({ question: { intent: "freshness", within } });
    asked("where do we hold e-mails other than in orders").toMatchObject({ question: { within } });
    asked("schema changes this week that were anything but critical").toMatchObject({
      question: { severity: ["warning", "info"] },
    });
    asked("how many schema changes this week, renames don't count").toMatchObject({
      question: { kind: [], kindLeftOut: expect.arrayContaining(["column_renamed", "relation_renamed"]) },
    });
  });

  it("is as it is without what it is not of anyhow", () => {
    for (const [plain, contrast] of [
      ["what does invoices depend on", "not what it feeds"],
      ["what feeds invoices", "I don't need what it feeds"],
      ["how many columns carry pii:email", "not tables"],
      ["how many columns were removed this week", "renames don't count"],
      ["which tables are stale", "not the ones of unknown freshness"],
      ["which tables have pii:email", "not merely suggested"],
    ] as const)
      expect(ask(`${plain}, ${contrast}`), contrast).toEqual(ask(plain));
  });

  it.each([
    "tables that are not stale",
    "tables without columns",
    "columns that were not renamed this week",
    "which tables have e-mails but no phone numbers",
    "what does invoices depend on, but not what customers depends on",
    "stale tables except invoices",
    "which tables had no critical changes this week",
  ])("is not answered where what it leaves out cannot be told: %s", (text) => {
    asked(text).toMatchObject({ isUnderstood: false });
  });

  it("asks for tables where a tag of one of their columns is sought", () => {
    for (const text of [
      "which tables have pii:email on one of their columns",
      "tables with at least one column tagged pii:email",
    ])
      asked(text).toMatchObject({ question: { find: "tables", tags: ["pii:email"], isOfColumn: true } });
  });

  it("leaves out what was marked as expected, which is no anomaly, and asks for no such ones", () => {
    const plain = ask("anomalies in November");
    for (const left of ["leaving out any that were", "except those", "not counting the ones somebody has"])
      expect(ask(`anomalies in November, ${left} marked as expected`)).toEqual(plain);
    asked("anomalies marked as expected in November").toMatchObject({ isUnderstood: false });
  });

  it.each([
    "who has read access to invoices?",
    "who reads invoices",
    "is invoices used by anyone",
    "which users depend on invoices",
    "who is affected if invoices changes",
    "whose e-mails do we store",
  ])("answers nothing about people: %s", (text) => {
    asked(text).toMatchObject({ isUnderstood: false });
  });

  it("is changed by one that goes on from it", () => {
    const first = ask("schema changes in orders this week");
    const previous = first.isUnderstood ? first.question : null;
    expect(ask("and last week?", previous)).toEqual(ask("schema changes in orders last week"));
    expect(ask("what about billing?", previous)).toEqual(ask("schema changes in billing this week"));
  });

  it.each([
    "which tables have no owner",
    "tables without personal data",
    "which tables hold emails and phone numbers",
    "upstream of the payments table",
    "who changed the customers table",
    "which tables were stale last week",
    "which tables are tagged team:blue",
    "what changed since the last good run",
  ])("is not answered where a word of it has no place: %s", (text) => {
    asked(text).toMatchObject({ isUnderstood: false });
  });

  it.each([
    "lineage extractions that failed this week",
    "which tables did discovery fail on",
    "when was the last schema discovery",
  ])("is none where it speaks of jobs: %s", (text) => {
    const understood = ask(text);
    if (understood.isUnderstood) expect(understood.question).toHaveProperty("which");
  });

  it("goes on from the one before with another table, another side, or which tables", () => {
    const goesOn = (first: string, then: string) => {
      const before = ask(first);
      return expect(ask(then, before.isUnderstood ? before.question : null));
    };
    goesOn("what depends on invoices", "and on customers?").toMatchObject({
      question: { intent: "lineage", asset: CUSTOMERS, direction: "downstream" },
    });
    goesOn("what depends on invoices", "and what feeds it?").toMatchObject({
      question: { intent: "lineage", asset: INVOICES, direction: "upstream" },
    });
    goesOn("is invoices fresh", "and customers?").toMatchObject({
      question: { intent: "freshness", within: { asset: CUSTOMERS } },
    });
    goesOn("schema changes on billing yesterday", "by table").toMatchObject({
      question: { intent: "changes", by: "table", within: { source: [BILLING] } },
    });
    goesOn("schema changes on billing yesterday", "only added columns").toMatchObject({
      question: { kind: ["column_added"], within: { source: [BILLING], since: "2026-11-24T23:00:00.000Z" } },
    });
  });

  it.each(["is it stale", "which of its columns hold emails", "what changed there"])(
    "is refused where it stands for nothing that was said: %s",
    (text) => {
      asked(text).toMatchObject({ isUnderstood: false });
    },
  );
});
