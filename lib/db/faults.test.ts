import { DriverAdapterError } from "@prisma/driver-adapter-utils";
import { expect, test } from "vitest";
import { isOutage } from "./faults.ts";

test("a connection that is lost while it commits is an outage, though the client passes the bare fault on", () => {
  expect(isOutage(new DriverAdapterError({ kind: "ConnectionClosed" }))).toBe(true);
  expect(
    isOutage(
      new DriverAdapterError({
        ...{ kind: "postgres", code: "57P01", severity: "FATAL", message: "", detail: undefined },
        ...{ column: undefined, hint: undefined, originalCode: "57P01" },
      }),
    ),
  ).toBe(true);
  expect(isOutage(new DriverAdapterError({ kind: "TransactionAlreadyClosed", cause: "" }))).toBe(false);
});
