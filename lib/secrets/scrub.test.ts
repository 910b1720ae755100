import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { createScrubber } from "./scrub.ts";
import { Secret } from "./secret.ts";

const CANARY = "Ca/n+ry~ 7!'\"\\ü&<";
const ESCAPED = JSON.stringify(CANARY).slice(1, -1);

const FORMS: [string, string][] = [
  ["as it is", CANARY],
  ["JSON", JSON.stringify({ password: CANARY })],
  ["JSON within JSON", JSON.stringify(JSON.stringify({ password: CANARY }))],
  ["JSON in ASCII", ESCAPED.replace("ü", "\\u00fc")],
  ["JSON without markup", ESCAPED.replace("&", "\\u0026").replace("<", "\\u003c")],
  ["an address", `postgres://u:${encodeURIComponent(CANARY)}@host/db`],
  ["an address encoded twice", encodeURIComponent(encodeURIComponent(CANARY))],
  ["an address in lower case", encodeURIComponent(CANARY).replaceAll(/%../g, (hex) => hex.toLowerCase())],
  ["a form", new URLSearchParams({ password: CANARY }).toString()],
  ["an SQL literal", `'${CANARY.replaceAll("'", "''")}'`],
  ["the inspector", inspect({ password: CANARY })],
  ["hexadecimal", Buffer.from(CANARY).toString("hex")],
  ["upper-case hexadecimal", Buffer.from(CANARY).toString("hex").toUpperCase()],
  ["base64", Buffer.from(CANARY).toString("base64")],
  ["base64url", Buffer.from(CANARY).toString("base64url")],
  [
    "HTML",
    CANARY.replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll('"', "&quot;")
      .replaceAll("'", "&#x27;"),
  ],
];

describe("a value in use is taken out of text", () => {
  const { learn, scrub } = createScrubber();
  learn(CANARY);

  test.each(FORMS)("%s", (_, text) => {
    const clean = scrub(`before ${text} after`);
    expect(clean).toContain("[redacted]");
    for (const [, form] of FORMS.filter(([, form]) => !form.includes("://") && !form.includes("{")))
      expect(clean).not.toContain(form);
    expect(clean).not.toContain("n+ry");
  });

  test.each(["u:", "us:", "use:"])("in a basic authorization header behind %j", (user) => {
    const header = Buffer.from(`${user}${CANARY}`).toString("base64");
    expect(Buffer.from(scrub(header), "base64").toString()).not.toContain("ry~ 7");
  });
});

test("text without a secret stays as it was", () => {
  const { learn, scrub } = createScrubber();
  learn("hunter2hunter2");
  expect(scrub("Discovered 25 tables in sales")).toBe("Discovered 25 tables in sales");
});

test("a secret is taken whole where another is a part of it", () => {
  const { learn, scrub } = createScrubber();
  learn("hunter");
  learn(new Secret("hunter2000"));
  expect(scrub("hunter2000 and hunter")).toBe("[redacted] and [redacted]");
});

test("what is public anyway stays readable", () => {
  const { learn, scrub } = createScrubber();
  learn("postgres", ["postgres"]);
  expect(scrub("role postgres")).toBe("role postgres");
});

test("a very short value is left: taking it out would tell what it is", () => {
  const { learn, scrub } = createScrubber();
  learn("a");
  learn("");
  expect(scrub("a banana")).toBe("a banana");
});

test("nothing in a nested value escapes, errors, keys, maps and circles included", () => {
  const { learn, scrubAll } = createScrubber();
  learn("hunter2000");
  const circle: Record<string, unknown> = { hunter2000: 1 };
  circle.self = circle;
  const error = new Error("no hunter2000", { cause: new Error("hunter2000") });
  const clean = JSON.stringify(
    scrubAll({
      list: ["hunter2000", { deep: "hunter2000" }],
      error: Object.assign(error, { detail: "hunter2000" }),
      secret: new Secret("other"),
      map: new Map([["k", "hunter2000"]]),
      circle,
      n: 7,
      none: null,
    }),
  );
  expect(clean).not.toContain("hunter2000");
  expect(clean).not.toContain("other");
  expect(JSON.parse(clean)).toMatchObject({ n: 7, none: null, error: { message: "no [redacted]" } });
});
