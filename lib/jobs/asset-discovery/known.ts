import { z } from "zod";
import type { KnownRelations } from "#lib/connectors/connector.ts";
import { splitFingerprint } from "#lib/engines/discovery/fingerprint.ts";

/** What is known of a source before it is discovered, as `recall` tells the handler. */
const Known = z.object({
  systemIdentifier: z.string().nullable(),
  destination: z.string(),
  /** Of its relations as the last completed discovery left them, by object id. */
  fingerprints: z.array(z.tuple([z.number(), z.string()])),
});
export type Known = z.infer<typeof Known>;

export const readKnown = (recalled: unknown): Known => Known.parse(recalled);

/** As the connector compares with it. */
export const knownRelations = ({ systemIdentifier, fingerprints }: Known): KnownRelations => ({
  systemIdentifier,
  relations: new Map(
    fingerprints.map(([objectId, fingerprint]) => [objectId, splitFingerprint(fingerprint)] as const),
  ),
});
