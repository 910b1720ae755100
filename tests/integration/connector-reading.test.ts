import { describe, expect, vi } from "vitest";
import type { ConnectionSettings } from "#lib/connectors/connector.ts";
import { PostgresReading } from "#lib/connectors/postgres/reading.ts";
import { parseOutboundAllow } from "#lib/outbound/allow.ts";
import { Secret } from "#lib/secrets/secret.ts";
import { test as base } from "../support/target.ts";
import { TcpProxy } from "../support/tcp-proxy.ts";

type Change = Partial<ConnectionSettings> & {
  jobShortId?: string;
  lockTimeoutSeconds?: number;
  signal?: AbortSignal;
};

/** A test with sessions that are ended after it. */
const test = base.extend("open", async ({ target }, { onCleanup }) => {
  const opened: PostgresReading[] = [];
  onCleanup(async () => void (await Promise.all(opened.map((session) => session.stop()))));
  return async ({ jobShortId = "J-READ01", lockTimeoutSeconds = 30, signal, ...change }: Change = {}) => {
    const session = await PostgresReading.open(
      { ...target.settings, ...change },
      {
        applicationName: `tidewatch:${jobShortId}`,
        rules: parseOutboundAllow("127.0.0.0/8,localhost"),
        lockTimeoutSeconds,
        connectTimeoutMs: 5_000,
      },
      signal ?? new AbortController().signal,
    );
    opened.push(session);
    return session;
  };
});

describe("a session", () => {
  test("is bounded in time, pinned to the catalog, and names its job", async ({ open }) => {
    const session = await open({ timeLimitSeconds: 45, jobShortId: "J-LIMITS" });
    const rows = await session.query<{ name: string; setting: string }>(
      "select name, current_setting(name) as setting from pg_settings where name = any($1)",
      [
        [
          "application_name",
          "client_connection_check_interval",
          "idle_in_transaction_session_timeout",
          "lock_timeout",
          "search_path",
          "statement_timeout",
          "transaction_isolation",
          "transaction_read_only",
        ],
      ],
    );
    expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual({
      application_name: "tidewatch:J-LIMITS",
      client_connection_check_interval: "2s",
      idle_in_transaction_session_timeout: "2min",
      lock_timeout: "30s",
      search_path: "pg_catalog, pg_temp",
      statement_timeout: "45s",
      transaction_isolation: "repeatable read",
      transaction_read_only: "on",
    });
  });

  test("waits for a lock no longer than its time limit", async ({ open }) => {
    const session = await open({ timeLimitSeconds: 10 });
    expect(await session.query("select current_setting('lock_timeout') as setting")).toEqual([
      { setting: "10s" },
    ]);
  });

  test("keeps its settings from whoever gets the connection next", async ({ open }) => {
    const session = await open();
    const [row] = await session.query<{ source: string }>(
      "select reset_val as source from pg_settings where name = 'default_transaction_read_only'",
    );
    expect(row).toEqual({ source: "off" });
  });

  test("sees one snapshot until it begins again", async ({ open, target }) => {
    const session = await open();
    const count = () => session.query("select count(*)::int as n from sales.orders");
    expect(await count()).toEqual([{ n: 0 }]);
    await target.sql("insert into sales.orders values (1, now())");
    expect(await count()).toEqual([{ n: 0 }]);
    await session.restart();
    expect(await count()).toEqual([{ n: 1 }]);
    await session.stop();
    await target.sql("truncate sales.orders");
  });

  test("holds nobody up once it has released what it read", async ({ open, target }) => {
    const session = await open();
    await session.query("select pg_get_viewdef('sales.order_totals'::regclass)");
    const alter = "set lock_timeout = '50ms'; alter table sales.orders add column note text";
    await expect(target.sql(alter)).rejects.toThrow("lock timeout");
    await session.release();
    await target.sql(alter);
    await session.restart();
    expect(await session.query("select note from sales.orders")).toEqual([]);
  });

  test("goes on after an error once it begins again", async ({ open }) => {
    const session = await open();
    await expect(session.query("select nothing")).rejects.toMatchObject({ fault: "unknown" });
    await expect(session.query("select 1")).rejects.toMatchObject({ name: "ConnectorError" });
    await session.restart();
    expect(await session.query("select 1 as one")).toEqual([{ one: 1 }]);
  });

  test("reads one thing at a time", async ({ open }) => {
    const session = await open();
    const first = session.query("select 1 as one");
    await expect(session.query("select 2")).rejects.toThrow("one thing at a time");
    expect(await first).toEqual([{ one: 1 }]);
  });
});

describe("nothing is ever written", () => {
  test.for([
    "insert into sales.orders values (1, now())",
    "commit",
    "rollback; create table t (a int)",
    "begin read write",
    "set transaction read write",
    "set session characteristics as transaction read write",
    "copy sales.orders to program 'true'",
    "do $$ begin perform 1; end $$",
    "-- select\ndelete from sales.orders",
    "call anything()",
  ])("refused before it is sent: %s", async (text, { open }) => {
    const session = await open();
    await expect(session.query(text)).rejects.toMatchObject({ fault: "refused/statement" });
    expect(await session.query("select 1 as one")).toEqual([{ one: 1 }]);
  });

  test.for([
    "with gone as (delete from sales.orders returning 1) select * from gone",
    "select * into sales.copy from sales.orders",
    "select nextval('sales.counter')",
    "explain analyze insert into sales.orders values (1, now())",
    "select * from sales.orders for update",
    "select set_config('transaction_read_only', 'off', true)",
    "select 1; insert into sales.orders values (1, now())",
  ])("refused by the server, even to a superuser: %s", async (text, { open, target, cluster }) => {
    await target.sql("create sequence if not exists sales.counter");
    const { username, password } = new URL(cluster);
    const session = await open({ username, password: new Secret(decodeURIComponent(password)) });
    await expect(session.query(text)).rejects.toMatchObject({ name: "ConnectorError" });
    expect(await target.sql("select count(*)::int as n from sales.orders")).toEqual([{ n: 0 }]);
  });
});

describe("a stream", () => {
  const NUMBERS = "select n from generate_series(1, $1::int) n";

  test("comes in batches, whole and in order", async ({ open }) => {
    const session = await open();
    const sizes: number[] = [];
    const seen: number[] = [];
    for await (const rows of session.stream<{ n: number }>(NUMBERS, [2_500], 1_000)) {
      sizes.push(rows.length);
      seen.push(...rows.map(({ n }) => n));
    }
    expect(sizes).toEqual([1_000, 1_000, 500]);
    expect(seen).toEqual(Array.from({ length: 2_500 }, (_, index) => index + 1));
  });

  test.for([0, 1_000, 2_000])("of %i rows in batches of 1000 ends", async (total, { open }) => {
    const session = await open();
    const sizes: number[] = [];
    for await (const rows of session.stream(NUMBERS, [total], 1_000)) sizes.push(rows.length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(total);
  });

  test("that is left early leaves the session usable", async ({ open }) => {
    const session = await open();
    for await (const rows of session.stream(NUMBERS, [1_000_000], 10)) {
      expect(rows).toHaveLength(10);
      break;
    }
    expect(await session.query("select 1 as one")).toEqual([{ one: 1 }]);
  });

  test("that fails in the middle says so, and the session can begin again", async ({ open }) => {
    const session = await open();
    const failing = async () => {
      for await (const _ of session.stream("select 1 / (50 - n) from generate_series(1, 100) n", [], 10));
    };
    await expect(failing()).rejects.toMatchObject({
      fault: "unsupported/value",
      detail: { sqlState: "22012" },
    });
    await session.restart();
    expect(await session.query("select 1 as one")).toEqual([{ one: 1 }]);
  });

  test("that nobody reads from at the moment is stopped too", async ({ open, target }) => {
    const session = await open({ jobShortId: "J-PAUSED" });
    const rows = session.stream(NUMBERS, [1_000_000], 10);
    await rows.next();
    expect(await session.stop()).toEqual({ stopped: 0, confirmed: true });
    expect(await target.sessionsOf("J-PAUSED")).toBe(0);
    await expect(rows.next()).rejects.toMatchObject({ fault: "cancelled" });
  });
});

describe("an answer is bounded", () => {
  test("in rows", async ({ open }) => {
    const session = await open();
    await expect(session.query("select n from generate_series(1, 100001) n")).rejects.toMatchObject({
      fault: "too_large/result",
    });
  });

  test("in bytes, before they are in memory", async ({ open }) => {
    const session = await open();
    await expect(session.query("select repeat('x', 80000000)")).rejects.toMatchObject({
      fault: "too_large/result",
    });
  });

  test("in time, by the server", async ({ open }) => {
    const session = await open({ timeLimitSeconds: 1 });
    await expect(session.query("select pg_sleep(30)")).rejects.toMatchObject({ fault: "timeout/statement" });
  });

  test("in time, where the server does not answer any more", async ({ open, target }) => {
    await using between = await TcpProxy.open(target.settings.port);
    const session = await open({ host: "127.0.0.1", port: between.port, timeLimitSeconds: 1 });
    between.freeze();
    await expect(session.query("select 1")).rejects.toMatchObject({ fault: "timeout/statement" });
  });

  test("in waiting for a lock", async ({ open, target }) => {
    await using _lock = await target.lock();
    const session = await open({ lockTimeoutSeconds: 1 });
    await expect(session.query("select * from sales.orders")).rejects.toMatchObject({
      fault: "timeout/lock",
    });
  });
});

describe("a stop", () => {
  test("reaches a statement that runs, whoever started it", async ({ open, target }) => {
    const session = await open({ jobShortId: "J-SLEEPS" });
    const sleeping = session.query("select pg_sleep(60)").catch((error: unknown) => error);
    await vi.waitFor(async () => expect(await target.sessionsOf("J-SLEEPS")).toBe(1));
    expect(await session.stop()).toEqual({ stopped: 1, confirmed: true });
    expect(await sleeping).toMatchObject({ fault: "cancelled" });
    expect(await target.sessionsOf("J-SLEEPS")).toBe(0);
  });

  test("needs one connection more, and no third", async ({ open, target }) => {
    const { username } = target.settings;
    await target.sql(`alter role ${username} connection limit 2`);
    const session = await open({ jobShortId: "J-SECOND" });
    const sleeping = session.query("select pg_sleep(60)").catch((error: unknown) => error);
    expect(await session.stop()).toEqual({ stopped: 1, confirmed: true });
    expect(await sleeping).toMatchObject({ fault: "cancelled" });
    await target.sql(`alter role ${username} connection limit -1`);
  });

  test("works where the role may hold a single connection", async ({ open, target }) => {
    const { username } = target.settings;
    await target.sql(`alter role ${username} connection limit 1`);
    const session = await open({ jobShortId: "J-SINGLE" });
    await expect(open()).rejects.toMatchObject({ fault: "network/too_many_connections" });
    const sleeping = session.query("select pg_sleep(60)").catch((error: unknown) => error);
    await vi.waitFor(async () =>
      expect(
        await target.sql(
          "select 1 from pg_stat_activity where application_name = 'tidewatch:J-SINGLE' and query like '%sleep%'",
        ),
      ).toHaveLength(1),
    );
    expect(await session.stop()).toEqual({ stopped: 1, confirmed: true });
    expect(await sleeping).toMatchObject({ fault: "cancelled" });
    await target.sql(`alter role ${username} connection limit -1`);
  });

  test("tells an administrator's own stop from ours", async ({ open, target }) => {
    const session = await open({ jobShortId: "J-ADMIN1" });
    const sleeping = session.query("select pg_sleep(60)").catch((error: unknown) => error);
    const stop = (how: string) =>
      target.sql(`select ${how}(pid) as done from pg_stat_activity
        where application_name = 'tidewatch:J-ADMIN1' and query like '%sleep%'`);
    await vi.waitFor(async () => expect(await stop("pg_cancel_backend")).toEqual([{ done: true }]));
    expect(await sleeping).toMatchObject({ fault: "network/terminated" });
  });
});
