import type { LineageAddress } from "#lib/lineage/views.ts";

const DEFAULTS: Partial<Record<keyof LineageAddress, string>> = {
  direction: "both",
  depth: "2",
  level: "tables",
  view: "graph",
  keys: "hidden",
};

/** The address with some of it changed; what is at its default is left out. */
export function lineageHref(address: Partial<LineageAddress>, change: Partial<LineageAddress> = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...address, ...change }))
    if (value !== undefined && DEFAULTS[name as keyof LineageAddress] !== value) query.set(name, value);
  return query.size > 0 ? `/lineage?${query}` : "/lineage";
}
