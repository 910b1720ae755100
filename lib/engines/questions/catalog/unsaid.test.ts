import { expect, it } from "vitest";
import { understand } from "../understand.ts";

const crm = "0198a000-0000-7000-8000-000000000001";
const surroundings = {
  clock: { now: new Date("2026-11-26T13:20:00Z"), timeZone: "Europe/Berlin" },
  vocabulary: {
    sources: [
      { id: crm, name: "crm" },
      { id: "0198a000-0000-7000-8000-000000000002", name: "billing" },
    ],
    tables: [
      { id: "0198a000-0000-7000-8000-000000000011", name: "invoices", schema: "public", sourceId: crm },
      { id: "0198a000-0000-7000-8000-000000000012", name: "summary", schema: "public", sourceId: crm },
    ],
    people: [],
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
])("“%s” is refused, where “%s” is answered", (refused, answered) => {
  expect(isRead(refused)).toBe(false);
  expect(isRead(answered)).toBe(true);
});
