import { describe, expect, test } from "vitest";
import * as engine from "#lib/jobs/engine-failures.ts";
import { FAILURE_CLASSES, type FailureClass, type JobFailure } from "#lib/jobs/failure.ts";
import { ConnectorError, type FaultCode } from "./connector.ts";
import { EXPLANATIONS } from "./explanations.ts";
import { failureOf } from "./failure.ts";

const OF_CONNECTORS = (Object.keys(EXPLANATIONS) as FaultCode[]).map((fault) =>
  failureOf(new ConnectorError(fault, "It failed.")),
);
const OF_THE_ENGINE: JobFailure[] = [
  engine.tookTooLong(900, null),
  engine.workerLost(3),
  engine.outOfMemory(),
  engine.unreadableConfig("includedSchemas is no list."),
  engine.refusedStatement("Only SELECT is allowed."),
  engine.cannotOpenPassword("No password is stored for this source."),
  engine.sourceRemoved("orders"),
  engine.sourceChanged(),
  engine.stageLost(),
  engine.internalError("Error"),
];
const ALL = [...OF_CONNECTORS, ...OF_THE_ENGINE];
const byClass = Map.groupBy(ALL, ({ class: name }) => name);

describe.each(Object.keys(FAILURE_CLASSES) as FailureClass[])("%s", (name) => {
  test("has failures, each with a fix that no other class offers", () => {
    const own = byClass.get(name) ?? [];
    expect(own.length).toBeGreaterThan(0);
    const others = new Set(ALL.filter(({ class: other }) => other !== name).map(({ remedy }) => remedy));
    for (const { code, remedy, cause } of own) {
      expect(code).toMatch(new RegExp(`^${name}/`));
      expect(remedy.length, code).toBeGreaterThan(20);
      expect(cause, code).not.toBe(remedy);
      // What passes by itself is said alike of everything that does.
      if (!/^It is tried again by itself/.test(remedy)) expect(others.has(remedy), code).toBe(false);
    }
  });
});

test("no two failures share their code, and what is tried again by itself is also worth a retry", () => {
  const codes = ALL.map(({ code }) => code);
  expect(codes.toSorted()).toEqual([...new Set(codes)].toSorted());
  for (const { code, isTransient, retryHelps } of ALL) if (isTransient) expect(retryHelps, code).toBe(true);
});
