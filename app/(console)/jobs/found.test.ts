import { expect, test } from "vitest";
import type { ConnectionReport } from "#lib/connectors/connector.ts";
import { testConnection } from "#lib/jobs/connection-test/handler.ts";
import { findProblems } from "./found.ts";

type Context = Parameters<typeof testConnection>[0];

const report: ConnectionReport = {
  serverVersion: "18.4",
  role: "reader",
  isSuperuser: true,
  readableSchemas: ["public"],
  unreadableSchemas: ["pay"],
  tlsVersion: null,
  problems: ["The role is a superuser."],
};

test("the problems that a connection test reported are listed", async () => {
  const silent = { info() {}, warn() {} };
  const context = {
    config: { includedSchemas: [], excludedSchemas: [] },
    progress: { step() {}, units() {} },
    log: silent,
    signal: new AbortController().signal,
    connect: async () => ({ test: async () => report }),
  };
  const { result } = await testConnection(context as unknown as Context);
  expect(findProblems(result ?? null)).toEqual(["The role is a superuser."]);
});

test("schemas that a discovery could not read are listed, and odd results are no trouble", () => {
  expect(findProblems({ unreadableSchemas: ["hr", "pay"] })[0]).toContain("hr, pay");
  for (const odd of [null, {}, { problems: "none" }, { unreadableSchemas: [1, {}] }]) {
    expect(findProblems(odd)).toEqual([]);
  }
});
