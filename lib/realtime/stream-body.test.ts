import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { StreamBody } from "./stream-body.ts";

const MOST = 100;
const bytes = (text: string) => new TextEncoder().encode(text);

/** A destination that takes what it is given, or waits with the first of it until told to go on. */
function destination({ isStalled = false } = {}) {
  const taken: string[] = [];
  const ends: unknown[] = [];
  const resume = Promise.withResolvers<void>();
  if (!isStalled) resume.resolve();
  const writable = new WritableStream<Uint8Array>({
    async write(piece) {
      await resume.promise;
      taken.push(new TextDecoder().decode(piece));
    },
    close: () => void ends.push("closed"),
    abort: (reason: unknown) => void ends.push(reason),
  });
  return { writable, taken, ends, resume: () => resume.resolve() };
}

function openBody() {
  const onLeft = vi.fn();
  return { body: new StreamBody(MOST, onLeft), onLeft };
}

test("a body says at once that it has been piped, and goes on until it is closed", async () => {
  const { body, onLeft } = openBody();
  const { writable, taken, ends } = destination();
  body.write(bytes("before"));
  await body.pipeTo(writable);
  body.write(bytes("after"));
  await body.taken();
  expect(taken).toEqual(["before", "after"]);
  body.write(bytes("last"));
  body.close();
  await vi.waitFor(() => expect(ends).toEqual(["closed"]));
  expect(taken).toEqual(["before", "after", "last"]);
  expect(onLeft).not.toHaveBeenCalled();
});

test("what a reader has not taken is counted, and no more is buffered than may be", async () => {
  const { body } = openBody();
  const { writable, taken, resume } = destination({ isStalled: true });
  await body.pipeTo(writable);
  expect(body.write(bytes("x".repeat(60)))).toBe(true);
  expect(body.write(bytes("y".repeat(40)))).toBe(true);
  expect(body.write(bytes("z"))).toBe(false);
  expect(body.bufferedBytes).toBe(MOST);
  resume();
  await body.taken();
  expect(body.bufferedBytes).toBe(0);
  expect(taken).toEqual(["x".repeat(60), "y".repeat(40)]);
});

test("one message that is larger than all that may be buffered is passed on by itself", async () => {
  const { body } = openBody();
  const { writable, taken } = destination();
  await body.pipeTo(writable);
  expect(body.write(bytes("x".repeat(2 * MOST)))).toBe(true);
  await body.taken();
  expect(taken).toEqual(["x".repeat(2 * MOST)]);
});

test("who is cut off is told by name, and nothing that waits for them is kept", async () => {
  const { body } = openBody();
  const { writable, taken, ends, resume } = destination({ isStalled: true });
  await body.pipeTo(writable);
  body.write(bytes("on its way"));
  body.write(bytes("waiting"));
  body.abort("The reader does not read.");
  expect(body.bufferedBytes).toBe(0);
  await body.taken();
  resume();
  await vi.waitFor(() => expect(ends).toMatchObject([{ name: "AbortError" }]));
  expect(taken).toEqual(["on its way"]);
});

test("who is cut off before they are answered is cut off then", async () => {
  const { body } = openBody();
  const { writable, taken, ends } = destination();
  body.write(bytes("waiting"));
  body.abort("The reader does not read.");
  await body.pipeTo(writable);
  await vi.waitFor(() => expect(ends).toMatchObject([{ name: "AbortError" }]));
  expect(taken).toEqual([]);
});

test("it is said when the reader leaves, before or after the response began", async () => {
  const { body: late, onLeft: lateLeft } = openBody();
  const gone = new AbortController();
  await late.pipeTo(destination().writable, { signal: gone.signal });
  await nextTurn();
  expect(lateLeft).not.toHaveBeenCalled();
  gone.abort();
  expect(lateLeft).toHaveBeenCalled();

  const { body: early, onLeft: earlyLeft } = openBody();
  await early.pipeTo(destination().writable, { signal: AbortSignal.abort() });
  expect(earlyLeft).toHaveBeenCalled();

  const { body: unread, onLeft: unreadLeft } = openBody();
  await unread.cancel();
  expect(unreadLeft).toHaveBeenCalled();
});

test("a body that has been piped is not cancelled through its response any more", async () => {
  const { body, onLeft } = openBody();
  const { writable, taken } = destination();
  await body.pipeTo(writable);
  await body.cancel();
  body.write(bytes("still there"));
  await body.taken();
  expect(taken).toEqual(["still there"]);
  expect(onLeft).not.toHaveBeenCalled();
});
