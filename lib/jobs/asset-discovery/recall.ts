import { z } from "zod";
import type { Recall } from "../handler.ts";
import { isSameSystem } from "./findings.ts";

/** The fingerprints of a source's relations as its last completed discovery left them, by object id. */
const Known = z.object({
  systemIdentifier: z.string().nullable(),
  fingerprints: z.array(z.tuple([z.number(), z.string()])),
});

export const recallDiscovery: Recall = async (db, { sourceId, organizationId }) => {
  const [source] = await db.$queryRaw<{ systemIdentifier: string | null }[]>`
    select system_identifier as "systemIdentifier" from source
    where id = ${sourceId}::uuid and organization_id = ${organizationId}::uuid`;
  const assets = await db.$queryRaw<{ objectId: number; fingerprint: string }[]>`
    select object_id::float8 as "objectId", fingerprint from asset
    where organization_id = ${organizationId}::uuid and source_id = ${sourceId}::uuid and kind <> 'source'
      and state <> 'archived' and object_id is not null and fingerprint is not null`;
  return {
    systemIdentifier: source?.systemIdentifier ?? null,
    fingerprints: assets.map(({ objectId, fingerprint }) => [objectId, fingerprint]),
  };
};

/** Empty where object ids would not mean the same: on another server, or one that keeps its identity to itself. */
export function readKnown(recalled: unknown, systemIdentifier: string | null): ReadonlyMap<number, string> {
  const known = Known.parse(recalled);
  return new Map(isSameSystem(known.systemIdentifier, systemIdentifier) ? known.fingerprints : []);
}
