import "server-only";

/**
 * One per process. Next compiles pages, routes and instrumentation apart, and again on every change while
 * developing, so a module's own variable would be several; `globalThis` is the one place they share.
 */
export function once<T>(name: string, make: () => T): T {
  const slot = Symbol.for(`tidewatch.${name}`);
  const holder = globalThis as { [slot: symbol]: unknown };
  if (!(slot in holder)) holder[slot] = make();
  return holder[slot] as T; // only this function writes the slot, always with what `make` of that name returned
}
