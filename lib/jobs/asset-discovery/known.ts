import { z } from "zod";
import { isSameSystem } from "./findings.ts";

/** What is known of a source before it is discovered, as `recall` tells the handler. */
const Known = z.object({
  systemIdentifier: z.string().nullable(),
  destination: z.string(),
  /** Of its relations as the last completed discovery left them, by object id. */
  fingerprints: z.array(z.tuple([z.number(), z.string()])),
});
export type Known = z.infer<typeof Known>;

export const readKnown = (recalled: unknown): Known => Known.parse(recalled);

/** Empty where object ids would not mean the same: on another server, or one that keeps its identity to itself. */
export function fingerprintsOn(known: Known, systemIdentifier: string | null): ReadonlyMap<number, string> {
  return new Map(isSameSystem(known.systemIdentifier, systemIdentifier) ? known.fingerprints : []);
}
