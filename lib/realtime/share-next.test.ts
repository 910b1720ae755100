import { expect, test } from "vitest";
import { shareNext } from "./share-next.ts";

/** Readings that end when told to. */
function readings() {
  const begun: PromiseWithResolvers<number>[] = [];
  const read = shareNext(() => {
    const reading = Promise.withResolvers<number>();
    begun.push(reading);
    return reading.promise;
  });
  return { begun, read };
}

test("who asks while a reading runs is answered by one that began after they asked", async () => {
  const { begun, read } = readings();
  const first = read();
  const others = [read(), read(), read()];
  expect(begun).toHaveLength(1);
  begun[0]?.resolve(1);
  expect(await first).toBe(1);
  await expect.poll(() => begun.length).toBe(2);
  begun[1]?.resolve(2);
  expect(await Promise.all(others)).toEqual([2, 2, 2]);
  expect(begun).toHaveLength(2);
});

test("a reading that fails stops neither the next nor later ones", async () => {
  const { begun, read } = readings();
  const first = read();
  const second = read();
  begun[0]?.reject(new Error("no"));
  await expect(first).rejects.toThrow("no");
  await expect.poll(() => begun.length).toBe(2);
  begun[1]?.resolve(2);
  expect(await second).toBe(2);
  const third = read();
  begun[2]?.resolve(3);
  expect(await third).toBe(3);
});
