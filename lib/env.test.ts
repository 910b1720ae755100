import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { EnvironmentError, readWebEnv, readWorkerEnv, VARIABLES } from "./env.ts";

const START = ["PORT", "HOST", "WEB_DATABASE_URL", "WORKER_DATABASE_URL", "CHROMIUM_PATH"];
const KEY = "k".repeat(43);

test("the example names every variable there is, and no other", () => {
  const example = readFileSync(new URL("../.env.example", import.meta.url), "utf8");
  const named = [...example.matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name);
  expect(named.toSorted()).toEqual(
    [...new Set([...VARIABLES.web, ...VARIABLES.worker, ...START])].toSorted(),
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
    const good = { DATABASE_URL: "postgresql://db/x", AUTH_SECRET: KEY, SEALING_PUBLIC_KEY: KEY };
    expect(readWebEnv(good).APP_URL).toBe("http://localhost:3000");
    const short = () => readWebEnv({ ...good, AUTH_SECRET: "short" });
    expect(short).toThrow(EnvironmentError);
    expect(short).toThrow("AUTH_SECRET must have at least 32 characters");
    expect(() => readWebEnv({ ...good, DATABASE_URL: "mysql://db/x" })).toThrow(
      "DATABASE_URL must be a postgresql://",
    );
  });
});
