import { describe, expect } from "vitest";
import type { ConnectionSettings } from "#lib/connectors/connector.ts";
import { openConnector } from "#lib/connectors/open.ts";
import { speakingServer, TEST_AUTHORITY, tlsServer, tricklingServer } from "../support/servers.ts";
import { test } from "../support/target.ts";
import * as wire from "../support/wire-messages.ts";

const open = (settings: ConnectionSettings) =>
  openConnector(settings, {
    jobShortId: "J-SERVER",
    signal: new AbortController().signal,
    outboundAllow: "127.0.0.1,localhost",
    connectTimeoutMs: 1_500,
  });

describe("a server that is not what it should be ends as a fault with a name, and nothing else breaks", () => {
  const answersWith = (answer: Buffer) => speakingServer(answer, { isFirst: false });
  const loggedInThen = (answer: Buffer) => answersWith(wire.loggedIn("16.4", answer));

  test.for<[string, string, () => ReturnType<typeof speakingServer>]>([
    ["timeout/handshake", "a byte now and again", () => tricklingServer(Buffer.from("R\0\0\x7f\0"), 0)],
    ["timeout/handshake", "a log-in that stays half", () => answersWith(wire.authentication(0))],
    ["unsupported/authentication", "Kerberos", () => answersWith(wire.authentication(7))],
    ["unsupported/version", "PostgreSQL 11", () => answersWith(wire.loggedIn("11.22"))],
    ["unsupported/version", "Redshift", () => answersWith(wire.loggedIn("8.0.2"))],
    ["unsupported/version", "no version at all", () => answersWith(wire.loggedIn("?"))],
    [
      "unsupported/server",
      "CockroachDB",
      () => answersWith(wire.loggedIn("13.0.0", wire.parameter("crdb_version", "v23"))),
    ],
    ["unsupported/server", "MySQL", () => speakingServer(Buffer.from("J\0\0\0\n8.0.36\0"))],
    ["unsupported/server", "SSH", () => speakingServer("SSH-2.0-OpenSSH_9.6\r\n")],
    ["unsupported/server", "Redis", () => answersWith(Buffer.from("-ERR unknown command\r\n"))],
    [
      "unsupported/server",
      "a message of no known type",
      () => answersWith(Buffer.from("R\0\0\0\x08\0\0\0\0{\0\0\0\x04")),
    ],
    ["unsupported/server", "a row out of turn", () => loggedInThen(wire.brokenRow())],
    [
      "too_large/result",
      "a log-in without end",
      () =>
        answersWith(
          Buffer.concat([
            wire.authentication(0),
            Buffer.from("S\x7f\xff\xff\xff"),
            Buffer.alloc(2 ** 21, 65),
          ]),
        ),
    ],
    [
      "network/too_many_connections",
      "no room",
      () => answersWith(wire.errorResponse({ C: "53300", M: "too many" })),
    ],
    ["network/starting", "a start", () => answersWith(wire.errorResponse({ C: "57P03", M: "starting up" }))],
    [
      "network/not_listed",
      "an allow list without us",
      () =>
        answersWith(wire.errorResponse({ C: "28000", M: "no pg_hba.conf entry", R: "ClientAuthentication" })),
    ],
    [
      "credentials/role",
      "a role that may not log in",
      () => answersWith(wire.errorResponse({ C: "28000", M: "not permitted" })),
    ],
  ])("%s: %s", async ([fault, , start], { target }) => {
    await using server = await start();
    const settings = { ...target.settings, host: "127.0.0.1", port: server.port };
    await expect(open(settings)).rejects.toMatchObject({ name: "ConnectorError", fault });
  });
});

describe("TLS", () => {
  const over = (settings: ConnectionSettings, port: number, change: Partial<ConnectionSettings>) =>
    open({ ...settings, host: "localhost", port, ...change });
  const reported = async (connecting: ReturnType<typeof open>) => {
    const connector = await connecting;
    const report = await connector.test(
      { includedSchemas: [], excludedSchemas: [] },
      new AbortController().signal,
    );
    await connector.close();
    return report;
  };

  test("verify-full: a certificate of the given authority for this host is accepted", async ({ target }) => {
    await using server = await tlsServer("localhost", target.settings.port);
    const report = await reported(
      over(target.settings, server.port, { tlsMode: "verify-full", tlsCa: TEST_AUTHORITY }),
    );
    expect(report.tlsVersion).toBe("TLSv1.3");
  });

  test.for<[string, "localhost" | "elsewhere" | "expired", string | null]>([
    ["network/tls_untrusted", "localhost", null],
    ["network/tls_name", "elsewhere", TEST_AUTHORITY],
    ["network/tls_expired", "expired", TEST_AUTHORITY],
  ])("verify-full: %s for the certificate “%s”", async ([fault, certificate, tlsCa], { target }) => {
    await using server = await tlsServer(certificate, target.settings.port);
    await expect(over(target.settings, server.port, { tlsMode: "verify-full", tlsCa })).rejects.toMatchObject(
      { fault },
    );
  });

  test("require: any certificate will do, and with an authority only one of its own", async ({ target }) => {
    await using server = await tlsServer("elsewhere", target.settings.port);
    const settings = (tlsCa: string | null) => ({ tlsMode: "require", tlsCa }) as const;
    expect((await reported(over(target.settings, server.port, settings(null)))).tlsVersion).toBe("TLSv1.3");
    expect((await reported(over(target.settings, server.port, settings(TEST_AUTHORITY)))).tlsVersion).toBe(
      "TLSv1.3",
    );
    await using expired = await tlsServer("expired", target.settings.port);
    await expect(over(target.settings, expired.port, settings(TEST_AUTHORITY))).rejects.toMatchObject({
      fault: "network/tls_expired",
    });
  });

  test("an address is compared with the certificate too", async ({ target }) => {
    await using server = await tlsServer("localhost", target.settings.port);
    const change = { host: "127.0.0.1", tlsMode: "verify-full", tlsCa: TEST_AUTHORITY } as const;
    await expect(over(target.settings, server.port, change)).rejects.toMatchObject({
      fault: "network/tls_name",
    });
  });
});
