import { expect, it } from "vitest";
import { understand } from "../understand.ts";

const INVOICES = "0198a000-0000-7000-8000-000000000011";
const crm = "0198a000-0000-7000-8000-000000000001";
const surroundings = {
  clock: { now: new Date("2026-11-26T13:20:00Z"), timeZone: "Europe/Berlin" },
  vocabulary: {
    sources: [
      { id: crm, name: "crm" },
      { id: "0198a000-0000-7000-8000-000000000002", name: "billing" },
    ],
    tables: [
      { id: INVOICES, name: "invoices", schema: "public", sourceId: crm },
      { id: "0198a000-0000-7000-8000-000000000012", name: "summary", schema: "public", sourceId: crm },
    ],
    columns: [{ assetId: INVOICES, name: "total" }],
    people: [{ id: "0198a000-0000-7000-8000-000000000021", name: "Maya Okafor" }],
    me: null,
  },
  types: ["asset_discovery"],
  previous: null,
};
const isRead = (text: string) => understand(text, surroundings).isUnderstood;

it.each([
  ["weren't there breaking changes in crm yesterday", "were there breaking changes in crm yesterday"],
  ["there weren't any breaking changes in crm", "breaking changes in crm"],
  ["isn't crm stale", "which tables outside crm are stale"],
  ["email isn't in crm, is it", "email outside crm"],
  ["only crm holds phone numbers, right", "where are phone numbers"],
  ["columns dropped from views this week", "columns dropped from tables this week"],
  ["indexes dropped on tables added this week", "indexes dropped this week"],
  ["columns added to new tables in crm", "columns added to tables in crm"],
  ["type changes of added columns", "type changes of columns"],
  ["triggers on dropped tables", "triggers dropped this week"],
  ["which invoices changed yesterday", "what changed in the invoices table yesterday"],
  ["are the invoices late", "is the invoices table stale"],
  ["what is my email", "where is email"],
  ["which tables became stale today", "which tables have gone stale"],
  ["where do our customers live", "where do phone numbers live"],
  ["healthy tables", "tables called healthy"],
  ["unmonitored tables in crm", "customer tables in crm"],
  ["archived tables", "the archived column"],
  ["numeric columns", 'columns called "numeric"'],
  ["where else are e-mail addresses", "where are e-mail addresses"],
  ["tables of Maya", "tables of the ledger"],
  ["where are e-mail addresses of Maya", "where are e-mail addresses of people"],
  ["which reports use invoices", "which tables use invoices"],
  ["tables in crm that depend on invoices", "tables that depend on invoices in crm"],
  ["columns that lost a tag", "columns that were lost"],
  ["tags changed in crm last week", "columns changed in crm last week"],
  ["which tables lack a description", "which tables have payout_note"],
  ["how many gigabytes does the invoices table take up", "how many columns does the invoices table have"],
  ["how many invoices do we have in the invoices table", "how many columns are in the invoices table"],
  ["how many values are in the total column", "how many columns are called payout_total"],
  ["which tables start with inv", "which tables are called inv"],
  ["which tables belong to the ledger team", "tables of the ledger"],
  ["is invoices a view", "is there an invoices table"],
  ["what type is the column total", "is there a column called type"],
  ["did invoices ever have a fax column", "does invoices have a fax column"],
  ["has invoices an iban field", "does invoices have an iban field"],
  ["schema changes this week, also informational ones", "informational schema changes this week"],
  ["the most severe schema change this week", "severe schema changes this week"],
  ["which queries read invoices", "which views read invoices"],
  ["show me the emails in invoices", "does invoices hold emails"],
  ["is the email column tagged", "is there an email column"],
  ["which columns are tagged pii:email manually", "which columns are tagged pii:email"],
  ["where do we send emails", "where do we keep emails"],
  ["where is revenue calculated", "where is revenue kept"],
  ["which application writes emails", "which sources hold emails"],
  ["which tables contain the name Anna", "which tables contain names"],
  ["what does the invoices table consist of", "which columns does the invoices table have"],
  ["which table is a copy of invoices", "which table is about invoices"],
  ["is crm a source or a table", "tables in crm"],
  ["is crm the only source with breaking changes", "does crm have breaking changes"],
  ["which tags changed this week", "which tables changed this week"],
  ["which discovery found the breaking changes", "which breaking changes did discovery find"],
  ["is the lineage of invoices complete", "is there lineage for invoices"],
  ["stale tags", "stale tables"],
  ["tables about to become stale", "tables that became stale"],
  ["which tables join with invoices", "which tables read invoices"],
  ["what does the payout column hold", "which tables have a payout column"],
  ["is there a breaking change in every source", "are there breaking changes in crm"],
  ["what counts as a breaking change", "what breaking changes are there this week"],
  ["newest column of invoices", "tables with an updated column"],
  ["columns of the crm table", "columns of crm tables"],
  ["what is invoices upstream of", "what is upstream of invoices"],
  ["which tables had personal data", "which tables have personal data"],
  ["very stale tables", "stale tables"],
  ["full email addresses in crm", "email addresses in crm"],
  ["schema changes of tagged columns", "schema changes of columns"],
  ["what do our invoices use", "what does the invoices table use"],
  ["tables with new views", "new views"],
  ["phone tables needed for audit", "phone numbers for employees"],
  ["as a support agent, where are phone numbers", "where are phone numbers"],
  ["from where get the invoices their emails", "where are emails"],
  ["numeric columns in crm", "payout columns in crm"],
  ["certain personal data in crm", "personal data in crm"],
  ["under GDPR, where are emails", "for compliance, where are emails"],
  ["for reasons of privacy, where are emails", "where are emails kept"],
  ["where is the iban called otherwise", "where is the iban"],
  ["which tables have email as a column name", "which tables have an email column"],
  ["where are emails in the clear", "where are emails"],
  ["where do timeouts occur", "where do phone numbers occur"],
  ["columns of sales.orders", "columns of invoices"],
  ["confidential tables", "columns called confidential"],
  ["tables named like order", "tables named order"],
  ["tables late for the meeting", "stale tables for the meeting"],
])("“%s” is refused, where “%s” is answered", (refused, answered) => {
  expect(isRead(refused)).toBe(false);
  expect(isRead(answered)).toBe(true);
});

it("reads a change that is not breaking as any of the others", () => {
  for (const text of ["non-breaking changes this week", "changes this week, but not the breaking ones"])
    expect(understand(text, surroundings)).toMatchObject({ question: { severity: ["warning", "info"] } });
});

it("keeps the word that says of which addresses where they are is asked", () => {
  expect(understand("where are shipping addresses", surroundings)).toMatchObject({
    question: { tags: ["pii:address"], words: ["shipping"] },
  });
});

it("asks one table for its column, and takes its source with it", () => {
  expect(understand("does the invoices table in crm have a total column", surroundings)).toMatchObject({
    question: {
      find: "columns",
      words: ["total"],
      isOfColumn: true,
      within: { asset: INVOICES, source: [] },
    },
  });
  expect(understand("invoices in crm: which columns?", surroundings)).toMatchObject({
    question: { find: "columns", words: [], within: { asset: INVOICES } },
  });
});

it("takes a source that stands before a question for its place", () => {
  expect(understand("crm: where are emails", surroundings)).toMatchObject({
    question: { tags: ["pii:email"], words: [], within: { source: [crm] } },
  });
});

it("takes the source that has a table for a place, and for no part of its name", () => {
  expect(understand("does crm have a table called contacts", surroundings)).toMatchObject({
    question: { words: ["contacts"], within: { source: [crm] } },
  });
});

it("counts the columns of tables, and no tables with them", () => {
  for (const text of ["how many columns do the tables in crm have", "columns of all tables in crm"])
    expect(understand(text, surroundings)).toMatchObject({ question: { find: "columns", tags: [] } });
  expect(understand("phone columns: in which tables?", surroundings)).not.toMatchObject({
    question: { find: "columns" },
  });
});
