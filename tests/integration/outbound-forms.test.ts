import { type AddressInfo, createServer, type Socket } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { openConnector } from "#lib/connectors/open.ts";
import { email } from "#lib/destinations/kinds/email.ts";
import type { Means } from "#lib/destinations/kinds/kind.ts";
import { makeSigningSecret } from "#lib/destinations/kinds/signature.ts";
import { slack } from "#lib/destinations/kinds/slack.ts";
import { webhook } from "#lib/destinations/kinds/webhook.ts";
import type { Message } from "#lib/destinations/message.ts";
import { AppError } from "#lib/errors.ts";
import type { Resolve } from "#lib/outbound/connect.ts";
import { sendRequest } from "#lib/outbound/http.ts";
import { NetworkError } from "#lib/outbound/network-error.ts";
import { sendMail } from "#lib/outbound/smtp.ts";
import { Secret } from "#lib/secrets/secret.ts";

/** Stands for what lies in somebody's own network, on every address of this machine, and must hear nothing. */
const heard = vi.fn((socket: Socket) => void socket.destroy());
const canaries = ["0.0.0.0", "::"].map((host) => ({ host, server: createServer(heard) }));
let port = 0;

beforeAll(async () => {
  for (const { host, server } of canaries) {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject).listen({ port, host, ipv6Only: host === "::" }, resolve);
    });
    port = (server.address() as AddressInfo).port;
  }
});
afterAll(() => Promise.all(canaries.map(({ server }) => new Promise((done) => server.close(done)))));
beforeEach(() => {
  heard.mockClear();
});

/** As they stand in an address; what an address says differently than a host of its own is written for both. */
const LITERALS = [
  ...[
    "127.0.0.1",
    "127.0.0.2",
    "127.1",
    "127.0.1",
    "127.255.255.254",
    "0.0.0.0",
    "0",
    "2130706433",
    "017700000001",
  ],
  ...[
    "0x7f000001",
    "0x7f.1",
    "0x7f.0.0.1",
    "0177.0.0.1",
    "0177.1",
    "0000000177.0.0.01",
    "127.0.0.1.",
    "127.0x0.00.1",
  ],
  ...["localhost", "LOCALHOST", "localhost.", "sub.localhost"],
  ...[
    "[::1]",
    "[0:0:0:0:0:0:0:1]",
    "[::]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[0:0:0:0:0:ffff:7f00:0001]",
  ],
  ...[
    "[::ffff:0:127.0.0.1]",
    "[64:ff9b::127.0.0.1]",
    "[64:ff9b:1::7f00:1]",
    "[2002:7f00:1::]",
    "[::127.0.0.1]",
  ],
  ...[
    "[2001:0:7f00:1::]",
    "[fe80::1]",
    "[fec0::1]",
    "[fc00::1]",
    "[fd00:ec2::254]",
    "[fd20:ce::254]",
    "[ff02::1]",
  ],
  ...[
    "10.0.0.1",
    "10.255.255.255",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.0.1",
    "100.64.0.1",
    "198.18.0.1",
  ],
  ...["169.254.169.254", "0xa9fea9fe", "2852039166", "0251.0376.0251.0376", "[::ffff:169.254.169.254]"],
  ...[
    "[64:ff9b::a9fe:a9fe]",
    "169.254.170.2",
    "168.63.129.16",
    "100.100.100.200",
    "192.0.0.192",
    "192.0.2.1",
  ],
  ...["224.0.0.1", "240.0.0.1", "255.255.255.255"],
];
/** Forms that the address of a request can have, and a host cannot. */
const ENCODED = [
  "%31%32%37.0.0.1",
  "127%2e0%2e0%2e1",
  "１２７.0.0.1",
  "127。0。0。1",
  "①②⑦.0.0.1",
  "%6cocalhost",
  "ｌｏｃａｌｈｏｓｔ",
  "user:pass@127.0.0.1",
  "@127.0.0.1",
  "example.com\\@127.0.0.1",
  "example.com@127.0.0.1",
];

const message: Message = {
  ...{ id: "1", alertId: null, kind: "test", severity: "info", title: "t", sentence: "s", ruleName: null },
  ...{ facts: [], items: [], itemCount: 0, at: new Date(), links: [] },
};
const NONE = { secret: null, secretBefore: null, authorization: null };
const sign = new Secret(makeSigningSecret());

function meansOf(resolve?: Resolve): Omit<Means, "mail"> {
  const guard = { rules: [], ...(resolve && { resolve }) };
  return { guard, now: new Date(), signal: AbortSignal.timeout(5_000) };
}

const bare = (host: string) => host.replace(/^\[(.*)\]$/, "$1");

/** Every way on which something leaves for an address that somebody typed. */
const HTTP_CHANNELS: Record<string, (host: string, resolve?: Resolve) => Promise<unknown>> = {
  "a request": async (host, resolve) =>
    sendRequest(new URL(`https://${host}:${port}/`), { method: "GET", mostBytes: 9 }, meansOf(resolve).guard),
  "a plain request": async (host, resolve) =>
    sendRequest(new URL(`http://${host}:${port}/`), { method: "POST", body: "x" }, meansOf(resolve).guard),
  Slack: async (host, resolve) =>
    slack.send(
      message,
      { settings: { host: "h" }, secrets: { ...NONE, secret: new Secret(`https://${host}:${port}/`) } },
      { ...meansOf(resolve), mail: null },
    ),
  "a webhook": async (host, resolve) =>
    webhook.send(
      message,
      { settings: { url: `https://${host}:${port}/` }, secrets: { ...NONE, secret: sign } },
      { ...meansOf(resolve), mail: null },
    ),
};
const HOST_CHANNELS: Record<string, (host: string, resolve?: Resolve) => Promise<unknown>> = {
  "a mail": (host, resolve) =>
    email.send(
      message,
      { settings: { recipients: ["a@example.com"] }, secrets: NONE },
      {
        ...meansOf(resolve),
        mail: {
          server: { host: bare(host), port, tls: "required", login: null },
          sender: "b@example.com",
          rules: [],
        },
      },
    ),
  "a plain mail": (host, resolve) =>
    sendMail(
      { host: bare(host), port, tls: "none", login: null },
      { from: "a@b.c", to: ["a@b.c"], subject: "s", text: "t", html: "h", messageId: "<1@x>" },
      meansOf(resolve).guard,
      { timeoutMs: 5_000 },
    ),
};
const database = (host: string) =>
  openConnector(
    {
      ...{
        kind: "postgres",
        host: bare(host),
        port,
        database: "d",
        username: "u",
        password: new Secret("p"),
      },
      ...{ tlsMode: "disable", tlsCa: null, timeLimitSeconds: 10 },
    },
    { jobShortId: "J-FORMS", signal: AbortSignal.timeout(5_000), outboundAllow: "" },
  );

/** By name: refused where it was typed, or found by nobody. Never a time-out: that would mean somebody was called. */
async function isRefused(work: () => Promise<unknown>): Promise<string | null> {
  try {
    await work();
    return "it was sent";
  } catch (error) {
    if (error instanceof AppError || error instanceof TypeError) return null; // no address at all
    const fault = error instanceof NetworkError ? error.fault : (error as { fault?: string }).fault;
    return fault === "network/not_allowed" || fault === "network/dns" ? null : String(error);
  }
}

test("there are at least sixty forms", () => {
  expect(new Set([...LITERALS, ...ENCODED]).size).toBeGreaterThanOrEqual(60);
});

describe("nothing leaves for an address that may not be reached, whatever it looks like", () => {
  test.each(Object.entries(HTTP_CHANNELS))("%s", async (_, send) => {
    const wrong: [string, string][] = [];
    for (const host of [...LITERALS, ...ENCODED]) {
      const why = await isRefused(() => send(host));
      if (why) wrong.push([host, why]);
    }
    expect(wrong).toEqual([]);
    expect(heard).not.toHaveBeenCalled();
  });

  test.each(Object.entries({ ...HOST_CHANNELS, "a database": database }))("%s", async (_, send) => {
    const wrong: [string, string][] = [];
    for (const host of [...LITERALS, ...ENCODED]) {
      const why = await isRefused(() => send(host));
      if (why) wrong.push([host, why]);
    }
    expect(wrong).toEqual([]);
    expect(heard).not.toHaveBeenCalled();
  });

  test.each(Object.entries({ ...HTTP_CHANNELS, ...HOST_CHANNELS }))(
    "%s, for a name that is public when it is looked at and private a moment later",
    async (_, send) => {
      const resolve = vi.fn<Resolve>().mockResolvedValueOnce(["10.9.9.9"]).mockResolvedValue(["127.0.0.1"]);
      expect(await isRefused(() => send("rebind.example", resolve))).toBeNull();
      expect(resolve).toHaveBeenCalledTimes(1);
      expect(heard).not.toHaveBeenCalled();
    },
  );
});

test("the canary does hear what is listed", async () => {
  const listed = { rules: [{ host: "localhost", network: null, port: null }] };
  const asked = { method: "GET", timeoutMs: 300 } as const;
  await expect(sendRequest(new URL(`http://localhost:${port}/`), asked, listed)).rejects.toThrow();
  expect(heard).toHaveBeenCalled();
});
