import { setTimeout as sleep } from "node:timers/promises";

/** Polls for a state; never waits for a time. */
export async function until<T>(
  look: () => T | undefined | Promise<T | undefined>,
  withinMs: number,
): Promise<T> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > deadline) throw new Error(`it did not come to be within ${withinMs} ms`);
    await sleep(25);
  }
}
