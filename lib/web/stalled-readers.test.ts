import { createServer, type ServerResponse } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import { cutStalledReaders } from "./stalled-readers.ts";

const STALLED_MS = 200;

async function open(): Promise<{ client: Socket; response: ServerResponse }> {
  const asked = Promise.withResolvers<ServerResponse>();
  const server = createServer((_, response) => asked.resolve(response));
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const client = connect((server.address() as AddressInfo).port, "127.0.0.1");
  onTestFinished(() => void client.destroy());
  client.on("error", () => undefined).write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
  return { client, response: await asked.promise };
}

test("who takes nothing of what is written is cut off; who reads, or has all there is, is not", async () => {
  cutStalledReaders(STALLED_MS);
  const [stalled, quiet, reading] = [await open(), await open(), await open()];
  stalled.client.pause();
  stalled.response.write(Buffer.alloc(64 * 1024 * 1024));
  quiet.response.write("all there is");
  reading.client.resume();
  reading.response.write(Buffer.alloc(1024));
  await vi.waitFor(() => expect(stalled.response.destroyed).toBe(true), { timeout: 20_000 });
  await sleep(3 * STALLED_MS); // what must not happen has no state to wait for
  expect([quiet.response.destroyed, reading.response.destroyed]).toEqual([false, false]);
  reading.response.end("and an end");
  await vi.waitFor(() => expect(reading.response.writableFinished).toBe(true), { timeout: 20_000 });
});
