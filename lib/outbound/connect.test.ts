import { type AddressInfo, createServer } from "node:net";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { parseOutboundAllow } from "./allow.ts";
import { connectOutbound } from "./connect.ts";

/** Stands for what lies in somebody's own network and must hear nothing. */
const heard = vi.fn();
const canary = createServer(heard);
let port = 0;

beforeAll(async () => {
  await new Promise<void>((resolve) => canary.listen(0, "127.0.0.1", resolve));
  port = (canary.address() as AddressInfo).port;
});
afterAll(() => new Promise((resolve) => canary.close(resolve)));

const never = new AbortController().signal;

test.each([
  ["127.0.0.1"],
  ["localhost"],
  ["127.1"],
  ["2130706433"],
  ["0x7f000001"],
  ["0177.0.0.1"],
  ["::ffff:127.0.0.1"],
])("%s reaches nothing where it is not listed", async (host) => {
  await expect(connectOutbound({ host, port }, [], never)).rejects.toMatchObject({ name: "NetworkError" });
  expect(heard).not.toHaveBeenCalled();
});

test("a name that changes its answer between the check and the connection gains nothing", async () => {
  const answers = [["10.9.9.9"], ["127.0.0.1"]];
  const resolve = vi.fn(async () => answers.shift() ?? ["127.0.0.1"]);
  await expect(connectOutbound({ host: "rebind.example", port }, [], never, resolve)).rejects.toMatchObject({
    fault: "network/not_allowed",
    detail: { address: "10.9.9.9", allowEntry: `rebind.example:${port}` },
  });
  expect(resolve).toHaveBeenCalledTimes(1);
  expect(heard).not.toHaveBeenCalled();
});

test("of several answers only the allowed ones are connected to", async () => {
  const rules = parseOutboundAllow("127.0.0.1");
  const resolve = async () => ["169.254.169.254", "10.0.0.1", "127.0.0.1"];
  const socket = await connectOutbound({ host: "mixed.example", port }, rules, never, resolve);
  expect(socket.remoteAddress).toBe("127.0.0.1");
  socket.destroy();
  await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(1));
});

test("the next answer is tried where one does not let in", async () => {
  const rules = parseOutboundAllow("127.0.0.0/8");
  const resolve = async () => ["127.0.0.9", "127.0.0.1"];
  const socket = await connectOutbound({ host: "two.example", port }, rules, never, resolve);
  expect(socket.remoteAddress).toBe("127.0.0.1");
  socket.destroy();
});

test("a name without an address is a name that is not found", async () => {
  await expect(
    connectOutbound({ host: "empty.example", port }, [], never, async () => []),
  ).rejects.toMatchObject({
    fault: "network/dns",
  });
});

test("an abort ends a look-up that does not end", async () => {
  const abort = new AbortController();
  const connecting = connectOutbound(
    { host: "slow.example", port },
    [],
    abort.signal,
    () => new Promise(() => {}),
  );
  abort.abort(new Error("enough"));
  await expect(connecting).rejects.toThrow("enough");
});
