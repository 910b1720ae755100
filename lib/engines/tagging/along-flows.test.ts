import { expect, test } from "vitest";
import { carryAlongFlows, type Flow } from "./along-flows.ts";

const end = (table: string, column: string, type = "text") => ({ tableId: table, table, column, type });
const flow = (from: string, to: string, type = "text"): Flow => {
  const [a = "", b = ""] = from.split(".");
  const [c = "", d = ""] = to.split(".");
  return { from: end(a, b), to: end(c, d, type) };
};
const EMAIL = { tableId: "people", column: "email", tag: "pii:email", confidence: 0.99 };
const places = (flows: Flow[], refused: { tableId: string; column: string; tag: string }[] = []) =>
  carryAlongFlows([EMAIL], flows, refused).map(
    ({ tableId, column, confidence }) => `${tableId}.${column} ${confidence}`,
  );

test("a tag reaches what copies its column, over several views and around in a circle", () => {
  const flows = [flow("people.email", "a.mail"), flow("a.mail", "b.address"), flow("b.address", "a.mail")];
  expect(places(flows)).toEqual(["a.mail 0.89", "b.address 0.87"]);
});

test("a tag does not reach what is only made of its column", () => {
  expect(places([flow("people.email", "a.size", "integer"), flow("people.email", "a.email_hash")])).toEqual(
    [],
  );
});

test("a column that is known to be sensitive in one way is not in another", () => {
  const high = { tableId: "people", column: "ssn", tag: "sensitivity:high", confidence: 0.9 };
  const low = { tableId: "a", column: "mark", tag: "sensitivity:low", confidence: 0.9 };
  const flows = [flow("people.ssn", "a.mark"), flow("people.ssn", "a.other")];
  expect(carryAlongFlows([high, low], flows, [])).toMatchObject([
    { column: "other", tag: "sensitivity:high" },
  ]);
});

test("a tag that a person took away ends there", () => {
  const flows = [flow("people.email", "a.mail"), flow("a.mail", "b.address")];
  expect(places(flows, [{ tableId: "a", column: "mail", tag: "pii:email" }])).toEqual([]);
  expect(places(flows, [{ tableId: "people", column: "email", tag: "pii:email" }])).toEqual([]);
});
