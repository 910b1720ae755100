import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { EnvironmentError, readWebEnv, readWorkerEnv, VARIABLES } from "./env.ts";

const START = ["PORT", "HOST", "WEB_DATABASE_URL", "WORKER_DATABASE_URL", "CHROMIUM_PATH"];
const OPERATOR = ["TIDEWATCH_SOURCE_PASSWORD"];
const KEY = "k".repeat(43);
const SEALING_PUBLIC_KEY = randomBytes(32).toString("base64url");
const WEB = { DATABASE_URL: "postgresql://db/x", AUTH_SECRET: KEY, SEALING_PUBLIC_KEY };

test("the example names every variable there is, and no other", () => {
  const example = readFileSync(new URL("../.env.example", import.meta.url), "utf8");
  const named = [...example.matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name);
  expect(named.toSorted()).toEqual(
    [...new Set([...VARIABLES.web, ...VARIABLES.worker, ...START, ...OPERATOR])].toSorted(),
  );
});

describe("a process does not start", () => {
  test("without a variable it needs, and says which", () => {
    expect(() => readWebEnv({})).toThrow(/DATABASE_URL is missing.*AUTH_SECRET is missing/);
    expect(() => readWorkerEnv({ DATABASE_URL: "postgresql://db/x" })).toThrow(
      /SEALING_PRIVATE_KEYS is missing/,
    );
  });

  test("with a variable that is wrong, and says which and why", () => {
    expect(readWebEnv(WEB).APP_URL).toBe("http://localhost:3000");
    const short = () => readWebEnv({ ...WEB, AUTH_SECRET: "short" });
    expect(short).toThrow(EnvironmentError);
    expect(short).toThrow("AUTH_SECRET must have at least 32 characters");
    expect(() => readWebEnv({ ...WEB, DATABASE_URL: "mysql://db/x" })).toThrow(
      "DATABASE_URL must be a postgresql://",
    );
    const unreadable = { DATABASE_URL: "postgresql://db/x", OUTBOUND_ALLOW: "10.0.0.1,nonsense here" };
    expect(() => readWorkerEnv(unreadable)).toThrow("OUTBOUND_ALLOW “nonsense here” names neither");
  });
});

test.each([
  [{ SEALING_PUBLIC_KEY: "" }, "SEALING_PUBLIC_KEY is missing"],
  [{ SEALING_PUBLIC_KEY: KEY }, "SEALING_PUBLIC_KEY is an example"],
  [{ SEALING_PUBLIC_KEY: "change-me" }, "SEALING_PUBLIC_KEY must be 32 bytes"],
])("a value that protects nothing or cannot be read is refused: %o", (wrong, sentence) => {
  expect(() => readWebEnv({ ...WEB, ...wrong })).toThrow(sentence);
});

test.each(["http://localhost:3000", "http://127.0.0.1:3000", "https://tidewatch.example.com"])(
  "the web serves %s without being asked twice",
  (APP_URL) => expect(readWebEnv({ ...WEB, APP_URL }).APP_URL).toBe(APP_URL),
);

test("the web serves plain http to other machines only where the operator allows it", () => {
  const APP_URL = "http://10.0.0.5:3000";
  expect(() => readWebEnv({ ...WEB, APP_URL })).toThrow("ALLOW_PLAIN_HTTP=yes");
  expect(readWebEnv({ ...WEB, APP_URL, ALLOW_PLAIN_HTTP: "yes" }).APP_URL).toBe(APP_URL);
});
