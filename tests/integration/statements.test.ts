import { describe, expect, vi } from "vitest";
import { connect } from "#lib/db/client.ts";
import { isOutage, violates } from "#lib/db/faults.ts";
import { connectForStatements } from "#lib/db/statements.ts";
import { test } from "../support/database.ts";
import { createOrganization } from "../support/organization.ts";
import { TcpProxy } from "../support/tcp-proxy.ts";

describe("the connections for the busiest statements", () => {
  test("where they fell silent are an outage once, and new ones take their place", async ({ url }) => {
    await using proxy = await TcpProxy.open(Number(new URL(url).port));
    const connections = connectForStatements(proxy.through(url), "tidewatch_worker", {
      answeredWithinMs: 500,
    });
    const ask = () => connections.$queryRaw<{ n: number }[]>`select 1 as n`;
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([[{ n: 1 }], [{ n: 1 }], [{ n: 1 }]]);
    proxy.halfOpen();
    expect(isOutage(await ask().catch((error: unknown) => error))).toBe(true);
    expect(await ask()).toEqual([{ n: 1 }]);
    await connections.close();
  });

  test("have the server end what they gave up on, as the ORM's have, so that asking again does not pile up", async ({
    url,
    owner,
  }) => {
    const limits = { answeredWithinMs: 500 };
    const connections = connectForStatements(url, "tidewatch_worker", limits);
    const orm = connect(url, "tidewatch_worker", limits);
    for (const db of [connections, orm]) {
      const answer = db.$queryRaw`select pg_sleep(60)::text`.catch((error: unknown) => error);
      expect(isOutage(await answer)).toBe(true);
    }
    const underWay = () => owner.$queryRaw<unknown[]>`
      select from pg_stat_activity
      where datname = current_database() and query = 'select pg_sleep(60)::text' and state = 'active'`;
    await vi.waitFor(async () => expect(await underWay()).toEqual([]), { timeout: 20_000, interval: 50 });
    await connections.close();
    await orm.$disconnect();
  });

  test("go on after a statement was refused, and say by which index", async ({ url, owner }) => {
    const { organizationId } = await createOrganization(owner);
    const connections = connectForStatements(url, "tidewatch_worker", { max: 1 });
    const session = () => connections.$queryRaw<{ pid: number }[]>`select pg_backend_pid() as pid`;
    const before = await session();
    const refused = await connections.$executeRaw`
      insert into worker (id, name, version, capacity)
      select ${organizationId}::uuid, 'twice', '1', 1 from generate_series(1, 2)`.catch(
      (error: unknown) => error,
    );
    expect(violates(refused, "worker_pkey")).toBe(true);
    expect(violates(refused, "job_running_slot")).toBe(false);
    expect(isOutage(refused)).toBe(false);
    expect(await session()).toEqual(before);
    await connections.close();
  });
});
