import { inspect } from "node:util";
import { expect, test } from "vitest";
import { Secret } from "./secret.ts";

const secret = new Secret("hunter2");

test.each([
  ["a string", String(secret)],
  ["a template", `${secret}`],
  ["an addition", `a${secret}`],
  ["JSON", JSON.stringify({ password: secret })],
  ["the inspector", inspect({ password: secret, list: [secret] }, { depth: 9, showHidden: true })],
  ["an error", new Error(`no ${secret}`).stack ?? ""],
  ["its entries", JSON.stringify(Object.entries(secret))],
])("prints as [redacted] in %s", (_, text) => {
  expect(text).not.toContain("hunter2");
});

test("gives its value only when it is asked to reveal it", () => {
  expect(secret.reveal()).toBe("hunter2");
});
