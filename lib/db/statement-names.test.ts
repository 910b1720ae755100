import { expect, test } from "vitest";
import { nameStatements } from "./statement-names.ts";

test("a statement is named from its second time on, and keeps its name", () => {
  const nameOf = nameStatements();
  expect(nameOf({ sql: "select 1" })).toBe("");
  const name = nameOf({ sql: "select 1" });
  expect(name).not.toBe("");
  expect(nameOf({ sql: "select 1" })).toBe(name);
});

test("two statements never share a name", () => {
  const nameOf = nameStatements();
  const texts = Array.from({ length: 20 }, (_, n) => ({ sql: `select ${n}` }));
  texts.forEach(nameOf);
  expect(new Set(texts.map(nameOf)).size).toBe(texts.length);
});

test("a connection is given no more than fifty, however many statements come again", () => {
  const nameOf = nameStatements();
  const texts = Array.from({ length: 300 }, (_, n) => ({ sql: `select ${n}` }));
  texts.forEach(nameOf);
  expect(new Set(texts.map(nameOf).filter((name) => name !== "")).size).toBe(50);
});
