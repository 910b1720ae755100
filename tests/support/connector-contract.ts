import { inspect } from "node:util";
import { describe, expect, vi } from "vitest";
import { type ConnectionSettings, type Connector, ConnectorError } from "#lib/connectors/connector.ts";
import { failureOf } from "#lib/connectors/failure.ts";
import { openConnector } from "#lib/connectors/open.ts";
import type { RelationToProfile } from "#lib/connectors/profiling.ts";
import { Secret } from "#lib/secrets/secret.ts";
import { measure } from "./profiled.ts";
import { closedPort, silentServer, speakingServer } from "./servers.ts";
import type { TargetTest } from "./target.ts";
import { TcpProxy } from "./tcp-proxy.ts";

const EVERYTHING = { includedSchemas: [], excludedSchemas: [] };
const BOUNDS = { seconds: 20, totalSeconds: 60, mostCost: 1e9 };
const ORDERS: RelationToProfile = {
  ...{ schemaName: "sales", name: "orders", canBeSampled: true, backfill: null },
  measures: [measure("rows"), measure("max id", "bigint")],
};
const ALLOWED = "127.0.0.0/8,localhost";

/** What every connector promises, whatever database is behind it. */
export function keepsTheContract(kind: string, it: TargetTest): void {
  const open = (
    settings: ConnectionSettings,
    { jobShortId = "J-TEST01", signal = never(), ...options } = {},
  ) =>
    openConnector(settings, {
      jobShortId,
      signal,
      outboundAllow: ALLOWED,
      connectTimeoutMs: 2_000,
      ...options,
    });

  describe(`${kind}: every fault has a name, a cause and a remedy, and shows no password`, () => {
    type Fault = (
      settings: ConnectionSettings,
    ) => Promise<Partial<ConnectionSettings> & Partial<AsyncDisposable>>;
    const at = ({ port, ...server }: { port: number } & AsyncDisposable) => ({
      host: "127.0.0.1",
      port,
      ...server,
    });
    const faults: [string, string, Fault][] = [
      ["credentials/password", "a wrong password", async () => ({ password: new Secret("canary-wrong") })],
      ["credentials/password", "no password", async () => ({ password: new Secret("") })],
      ["credentials/password", "an unknown role", async () => ({ username: "nobody'; drop table" })],
      ["credentials/database", "a database that is not there", async () => ({ database: 'no"where' })],
      ["network/dns", "a host that does not resolve", async () => ({ host: "nowhere.invalid" })],
      ["network/dns", "a path for a host", async () => ({ host: "/var/run/postgresql" })],
      ["network/refused", "a closed port", async () => ({ port: await closedPort() })],
      ["network/not_allowed", "a private address nobody listed", async () => ({ host: "10.255.255.1" })],
      ["network/not_allowed", "a cloud's metadata", async () => ({ host: "169.254.169.254" })],
      ["network/tls", "a server without TLS", async () => ({ tlsMode: "verify-full" })],
      [
        "invalid_config/tls_ca",
        "a broken authority",
        async () => ({ tlsMode: "verify-full", tlsCa: "not PEM" }),
      ],
      ["timeout/handshake", "a server that never answers", async () => at(await silentServer())],
      [
        "timeout/handshake",
        "one that never answers a wish for TLS",
        async () => ({ tlsMode: "require", ...at(await silentServer()) }),
      ],
      [
        "timeout/handshake",
        "one that agrees to TLS and then says nothing",
        async () => ({ tlsMode: "require", ...at(await speakingServer("S", { isFirst: false })) }),
      ],
      [
        "unsupported/server",
        "a web server",
        async () => at(await speakingServer("HTTP/1.1 400 Bad Request\r\n\r\n", { isFirst: false })),
      ],
      [
        "unsupported/server",
        "a mail server",
        async () => ({ tlsMode: "require", ...at(await speakingServer("220 mx ESMTP\r\n")) }),
      ],
      ["unsupported/kind", "another kind of database", async () => ({ kind: "oracle" as "postgres" })],
    ];

    it.for(faults)("%s: %s", async ([fault, , arrange], { target }) => {
      const { [Symbol.asyncDispose]: dispose, ...change } = await arrange(target.settings);
      try {
        const settings = { ...target.settings, ...change };
        const error = await open(settings).then(
          () => null,
          (thrown: unknown) => thrown,
        );
        expect(error).toBeInstanceOf(ConnectorError);
        expect(error).toMatchObject({ fault });
        if (error instanceof ConnectorError) {
          expect(failureOf(error)).toMatchObject({
            cause: expect.stringMatching(/^[^\n]{20,}\.$/),
            remedy: expect.stringMatching(/^[^\n]{10,}\.$/),
          });
          expectNoSecret(error, settings);
        }
      } finally {
        await dispose?.();
      }
    });
  });

  describe(`${kind}: a stop reaches the server`, () => {
    it("an abort ends the statement on the server, its session and the call", async ({ target }) => {
      await using _lock = await target.lock();
      const abort = new AbortController();
      const connector = await open(target.settings, { jobShortId: "J-ABORT1", signal: abort.signal });
      const reading = readAll(connector);
      await vi.waitFor(async () => expect(await target.isWaiting("J-ABORT1")).toBe(true));

      abort.abort();
      await expect(reading).rejects.toMatchObject({ name: "ConnectorError", fault: "cancelled" });
      expect(await connector.stop()).toEqual({ stopped: 1, confirmed: true });
      expect(await target.sessionsOf("J-ABORT1")).toBe(0);
    });

    it("the call's own signal does the same", async ({ target }) => {
      await using _lock = await target.lock();
      const abort = new AbortController();
      const connector = await open(target.settings, { jobShortId: "J-ABORT2" });
      const reading = readAll(connector, abort.signal);
      await vi.waitFor(async () => expect(await target.isWaiting("J-ABORT2")).toBe(true));

      abort.abort();
      await expect(reading).rejects.toMatchObject({ fault: "cancelled" });
      expect(await target.sessionsOf("J-ABORT2")).toBe(0);
    });

    it("a metric that is being computed stops with it, and none of its siblings is tried", async ({
      target,
    }) => {
      await using _lock = await target.lock();
      const abort = new AbortController();
      const connector = await open(target.settings, { jobShortId: "J-ABORT3" });
      const asked = [
        () => connector.profile(ORDERS, BOUNDS, abort.signal),
        () => connector.scalar("select count(*) from sales.orders", BOUNDS, abort.signal),
      ];
      const first = asked[0]?.().catch((error: unknown) => error);
      await vi.waitFor(async () => expect(await target.isWaiting("J-ABORT3")).toBe(true));
      abort.abort();
      expect(await first).toMatchObject({ fault: "cancelled" });
      await expect(asked[1]?.()).rejects.toMatchObject({ fault: "cancelled" });
      expect(await target.sessionsOf("J-ABORT3")).toBe(0);
    });

    it("asking twice stops once, and tells both the same", async ({ target }) => {
      await using _lock = await target.lock();
      const connector = await open(target.settings, { jobShortId: "J-TWICE1" });
      const reading = readAll(connector).catch((error: unknown) => error);
      await vi.waitFor(async () => expect(await target.isWaiting("J-TWICE1")).toBe(true));

      const evidence = await Promise.all([connector.stop(), connector.stop(), connector.close()]);
      expect(evidence).toEqual([{ stopped: 1, confirmed: true }, { stopped: 1, confirmed: true }, undefined]);
      expect(await reading).toMatchObject({ fault: "cancelled" });
    });

    it("with nothing running there is nothing to stop, and the session is gone", async ({ target }) => {
      const connector = await open(target.settings, { jobShortId: "J-IDLE01" });
      expect(await target.sessionsOf("J-IDLE01")).toBe(1);
      expect(await connector.stop()).toEqual({ stopped: 0, confirmed: true });
      expect(await target.sessionsOf("J-IDLE01")).toBe(0);
      await expect(readAll(connector)).rejects.toMatchObject({ fault: "cancelled" });
    });

    it("an abort before the connection stands opens none", async ({ target }) => {
      await expect(open(target.settings, { signal: AbortSignal.abort() })).rejects.toMatchObject({
        fault: "cancelled",
      });
    });

    it("where the server cannot be reached any more, it is not claimed that anything stopped", async ({
      target,
    }) => {
      await using lock = await target.lock();
      await using between = await TcpProxy.open(target.settings.port);
      const settings = { ...target.settings, host: "127.0.0.1", port: between.port };
      const connector = await open(settings, { jobShortId: "J-FROZEN" });
      const reading = readAll(connector).catch((error: unknown) => error);
      await vi.waitFor(async () => expect(await target.isWaiting("J-FROZEN")).toBe(true));

      between.freeze();
      await between[Symbol.asyncDispose]();
      expect(await connector.stop()).toEqual({ stopped: 0, confirmed: false });
      expect(await reading).toMatchObject({ fault: "cancelled" });
      await lock[Symbol.asyncDispose]();
    });
  });

  describe(`${kind}: a connection that is lost`, () => {
    it.for(["cut", "hangUp"] as const)(
      "in a statement (%s) is a network's fault and worth another try",
      async (how, { target }) => {
        await using _lock = await target.lock();
        await using between = await TcpProxy.open(target.settings.port);
        const settings = { ...target.settings, host: "127.0.0.1", port: between.port };
        const connector = await open(settings, { jobShortId: `J-${how}` });
        const reading = readAll(connector).catch((thrown: unknown) => thrown);
        await vi.waitFor(async () => expect(await target.isWaiting(`J-${how}`)).toBe(true));

        between[how]();
        const error = await reading;
        expect(error).toMatchObject({ fault: "network/reset" });
        if (error instanceof ConnectorError) expect(failureOf(error).isTransient).toBe(true);
        await connector.close();
      },
    );
  });

  describe(`${kind}: numbers of a relation`, () => {
    it("are told with how they were come by, and so is a statement's own", async ({ target }) => {
      const connector = await open(target.settings);
      const { measured } = await connector.profile(ORDERS, BOUNDS, never());
      expect(measured).toEqual([
        { value: 0, method: "exact" },
        { value: null, method: "exact" },
      ]);
      expect(await connector.scalar("select count(*) from sales.orders", BOUNDS, never())).toMatchObject({
        value: 0,
      });
      await connector.close();
    });

    it("are told of none where the relation is not there", async ({ target }) => {
      const connector = await open(target.settings);
      const gone = { ...ORDERS, name: "Orders" };
      const { measured } = await connector.profile(gone, BOUNDS, never());
      expect(measured).toMatchObject([{ fault: "not_found/object" }, { fault: "not_found/object" }]);
      await connector.close();
    });
  });

  describe(`${kind}: a test tells what a job would meet`, () => {
    it("version, role and schemas", async ({ target }) => {
      const connector = await open(target.settings);
      const report = await connector.test(EVERYTHING, never());
      await connector.close();
      expect(report).toMatchObject({
        serverVersion: expect.stringMatching(/^\d+/),
        role: target.settings.username,
        isSuperuser: false,
        readableSchemas: expect.arrayContaining(["sales"]),
      });
    });

    it("an included schema that is not there is named", async ({ target }) => {
      const connector = await open(target.settings);
      const test = connector.test({ ...EVERYTHING, includedSchemas: ["sales", "Sales"] }, never());
      await expect(test).rejects.toMatchObject({ fault: "not_found/schema", detail: { schema: "Sales" } });
      await connector.close();
    });
  });
}

const never = () => new AbortController().signal;

async function readAll(connector: Connector, signal = never()): Promise<void> {
  const options = { signal, onStep: () => {}, onProgress: () => {} };
  for await (const _ of connector.introspect(EVERYTHING, options));
}

function expectNoSecret(error: ConnectorError, settings: ConnectionSettings): void {
  const everywhere = [
    inspect(error, { depth: 20, showHidden: true }),
    JSON.stringify(failureOf(error)),
    JSON.stringify(error.detail),
    inspect(settings, { depth: 20, showHidden: true }),
  ].join("\n");
  const password = settings.password.reveal();
  if (password !== "") expect(everywhere).not.toContain(password);
}
