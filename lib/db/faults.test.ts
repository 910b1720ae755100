import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { DriverAdapterError } from "@prisma/driver-adapter-utils";
import pg from "pg";
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

test("a server that takes a connection and says nothing is an outage", async () => {
  const silent = createServer().listen(0, "127.0.0.1");
  await once(silent, "listening");
  const { port } = silent.address() as AddressInfo;
  const client = new pg.Client({ host: "127.0.0.1", port, connectionTimeoutMillis: 50 });
  expect(isOutage(await client.connect().catch((error: unknown) => error))).toBe(true);
  silent.close();
});
