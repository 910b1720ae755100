import { describe, expect, test, vi } from "vitest";
import { httpReceiver, httpsReceiver } from "#tests/support/receivers.ts";
import {
  closedPort,
  serve,
  silentServer,
  speakingServer,
  TEST_AUTHORITY,
  tricklingServer,
} from "#tests/support/servers.ts";
import { parseOutboundAllow } from "./allow.ts";
import type { Guard } from "./guard.ts";
import { type OutboundRequest, sendRequest } from "./http.ts";

const guard: Guard = { rules: parseOutboundAllow("127.0.0.1"), ca: TEST_AUTHORITY };
const send = (address: string, asked: Partial<OutboundRequest> = {}, means = guard) =>
  sendRequest(new URL(address), { method: "POST", ...asked }, means);
const at = (port: number) => `http://127.0.0.1:${port}/hook?a=%20b`;

test("a request arrives as it was asked, and its status and time come back", async () => {
  await using receiver = await httpReceiver((response) =>
    response.writeHead(201, { "retry-after": "7" }).end("private"),
  );
  const answer = await send(receiver.address, { body: "grüße", headers: { "content-type": "text/plain" } });
  expect(answer).toMatchObject({ status: 201, headers: { "retry-after": "7" }, body: Buffer.alloc(0) });
  expect(answer.milliseconds).toBeGreaterThanOrEqual(0);
  expect(receiver.received).toMatchObject([
    {
      ...{ method: "POST", path: "/hook", body: "grüße" },
      headers: { host: `127.0.0.1:${receiver.port}`, "content-length": "7", "content-type": "text/plain" },
    },
  ]);
});

test("a body that is wanted is read up to its limit, and a longer one is an error that holds none of it", async () => {
  await using receiver = await httpReceiver((response) => response.end("x".repeat(5_000)));
  const asked = { method: "GET", mostBytes: 5_000 } as const;
  expect((await send(receiver.address, asked)).body).toHaveLength(5_000);
  await expect(send(receiver.address, { ...asked, mostBytes: 4_999 })).rejects.toMatchObject({
    name: "AnswerError",
    fault: "answer/too_large",
    message: "The answer is longer than 4,999 bytes.",
  });
});

test("a body that nobody wants is not waited for, however long it is", async () => {
  await using receiver = await httpReceiver((response) => {
    const timer = setInterval(() => response.write("x".repeat(65_536)), 5);
    response.on("close", () => clearInterval(timer));
  });
  expect(await send(receiver.address)).toMatchObject({ status: 200 });
});

test("a redirect is an answer and is not followed", async () => {
  await using elsewhere = await httpReceiver();
  await using receiver = await httpReceiver((response) =>
    response.writeHead(307, { location: elsewhere.address }).end(),
  );
  expect(await send(receiver.address)).toMatchObject({ status: 307 });
  expect(elsewhere.received).toEqual([]);
});

describe("over TLS", () => {
  test("the host that was asked for has to be the certificate's", async () => {
    await using receiver = await httpsReceiver("localhost");
    expect(
      await send(receiver.address, {}, { ...guard, rules: parseOutboundAllow("localhost") }),
    ).toMatchObject({
      status: 200,
    });
    await expect(send(`https://127.0.0.2:${receiver.port}`, {}, guard)).rejects.toMatchObject({
      name: "NetworkError",
    });
  });

  test.each([
    ["elsewhere", "network/tls_name"],
    ["expired", "network/tls_expired"],
  ] as const)(
    "a certificate that is %s ends the attempt before anything is sent",
    async (certificate, fault) => {
      await using receiver = await httpsReceiver(certificate);
      await expect(send(receiver.address)).rejects.toMatchObject({ name: "NetworkError", fault });
      expect(receiver.received).toEqual([]);
    },
  );

  test("an authority that is not trusted ends it too", async () => {
    await using receiver = await httpsReceiver("localhost");
    await expect(
      sendRequest(new URL(receiver.address), { method: "POST" }, { rules: guard.rules }),
    ).rejects.toMatchObject({ fault: "network/tls_untrusted" });
  });

  test("the name's address is what is connected to, also where it changes in the meantime", async () => {
    const answers = [["127.0.0.1"], ["127.0.0.9"]];
    await using receiver = await httpsReceiver("localhost");
    const resolve = vi.fn(async () => answers.shift() ?? []);
    expect(await send(receiver.address, {}, { ...guard, resolve })).toMatchObject({ status: 200 });
    expect(resolve).toHaveBeenCalledTimes(1);
  });
});

describe("an answer that is none ends as an error in words", () => {
  const soon = { timeoutMs: 300 };
  test.for<[string, string, () => ReturnType<typeof serve>]>([
    ["timeout/answer", "silence", silentServer],
    [
      "timeout/answer",
      "a byte now and again",
      () => tricklingServer(Buffer.from("HTTP/1.1 200 OK\r\nx: "), 97),
    ],
    [
      "answer/malformed",
      "another protocol",
      () => speakingServer("SSH-2.0-OpenSSH_9.6\r\n", { isFirst: false }),
    ],
    [
      "answer/too_large",
      "headers without end",
      () => speakingServer(`HTTP/1.1 200 OK\r\nx: ${"y".repeat(20_000)}\r\n\r\n`, { isFirst: false }),
    ],
    ["network/reset", "a hang-up", () => serve((socket) => socket.once("data", () => socket.destroy()))],
    [
      "answer/malformed",
      "a change of protocol",
      () =>
        speakingServer("HTTP/1.1 101 Switching\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n", {
          isFirst: false,
        }),
    ],
  ])("%s: %s", async ([fault, , begin]) => {
    await using server = await begin();
    const error = await send(at(server.port), soon).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ fault });
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain("OpenSSH");
  });

  test("a port that nothing listens at", async () => {
    await expect(send(at(await closedPort()))).rejects.toMatchObject({ fault: "network/refused" });
  });
});

test("a drip after the headers is cut where the body is wanted", async () => {
  await using server = await tricklingServer(
    Buffer.from("HTTP/1.1 200 OK\r\ncontent-length: 9999\r\n\r\n"),
    97,
  );
  const dripping = send(at(server.port), { timeoutMs: 300, mostBytes: 10_000 });
  await expect(dripping).rejects.toMatchObject({ fault: "timeout/answer" });
});

test("a header with a line break is refused before anybody is called", async () => {
  await using receiver = await httpReceiver();
  for (const value of ["a\r\nb: c", "a\nb", "a\u0000", "a\u2028"])
    await expect(send(receiver.address, { headers: { authorization: value } })).rejects.toThrow("line break");
  await expect(send(receiver.address, { headers: { "a\nb": "c" } })).rejects.toThrow("line break");
  expect(receiver.received).toEqual([]);
});

test("whoever asked can call it off", async () => {
  await using server = await silentServer();
  const abort = new AbortController();
  const sending = send(at(server.port), { signal: abort.signal });
  abort.abort(new Error("enough"));
  await expect(sending).rejects.toThrow("enough");
});

test("in the clear nothing goes to a public address, and to a private one only where it is listed", async () => {
  const resolve = async () => ["8.8.8.8"];
  await expect(send("http://example.com/", {}, { ...guard, resolve })).rejects.toMatchObject({
    fault: "network/not_allowed",
    message: expect.stringContaining("in the clear"),
  });
  await using receiver = await httpReceiver();
  await expect(
    sendRequest(new URL(receiver.address), { method: "POST" }, { rules: [] }),
  ).rejects.toMatchObject({ fault: "network/not_allowed" });
  expect(receiver.received).toEqual([]);
});
