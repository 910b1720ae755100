import { expect, test } from "vitest";
import { fingerprint } from "./fingerprint.ts";

test.each([
  [
    "The role tidewatch_reader may not read the schema returns.",
    "The role reader may not read the schema sales.",
    "The role … may not read the schema …",
  ],
  [
    "No answer from db-1.example.com:5432 within 10 s.",
    "No answer from 10.0.0.7:5433 within 30 s.",
    "No answer from … within … s.",
  ],
  [
    "Timed out reading 4,812 tables after 900 s.",
    "Timed out reading 12 tables after 15 s.",
    "Timed out reading … tables after … s.",
  ],
  [
    'relation "public.orders" does not exist',
    'relation "crm.person" does not exist',
    "relation … does not exist",
  ],
  [
    "There is no schema a in the database orders.",
    "There is no schema b in the database crm.",
    "There is no schema … in the database …",
  ],
  [
    "Job J-7F3KQ2 was lost by worker 3.",
    "Job J-7F3KR9 was lost by worker 12.",
    "Job … was lost by worker ….",
  ],
  ["No answer from [2001:db8::1]:5432.", "No answer from db.example.com.", "No answer from …."],
])("%s and %s are one cause", (one, other, common) => {
  expect(fingerprint(one).replaceAll(/\.$/g, "")).toBe(common.replaceAll(/\.$/g, ""));
  expect(fingerprint(other)).toBe(fingerprint(one));
});

test.each([
  ["The password of role a was refused.", "The role a may not log in."],
  ["The server closed the connection.", "The server refused the connection."],
  ["The schema was dropped while it was read.", "The table was dropped while it was read."],
])("%s and %s are two", (one, other) => {
  expect(fingerprint(one)).not.toBe(fingerprint(other));
});

test("very long sentences, and empty ones, have a short one", () => {
  expect(fingerprint("Cannot do this again. ".repeat(500)).length).toBeLessThanOrEqual(300);
  expect(fingerprint("")).toBe("");
});
