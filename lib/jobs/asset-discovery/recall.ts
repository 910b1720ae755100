import { Prisma } from "#lib/db/client.ts";
import type { Recall } from "../kind.ts";
import type { Known } from "./known.ts";

/** Where the settings of a `source` lead. What was read elsewhere says nothing of it. */
export const DESTINATION = Prisma.sql`host || ':' || port || '/' || database`;

export const recallDiscovery: Recall = async (db, { sourceId, organizationId }): Promise<Known> => {
  const [source] = await db.$queryRaw<Pick<Known, "systemIdentifier" | "destination">[]>`
    select system_identifier as "systemIdentifier", ${DESTINATION} as destination from source
    where id = ${sourceId}::uuid and organization_id = ${organizationId}::uuid`;
  const assets = await db.$queryRaw<{ objectId: number; fingerprint: string }[]>`
    select object_id::float8 as "objectId", fingerprint from asset
    where organization_id = ${organizationId}::uuid and source_id = ${sourceId}::uuid and kind <> 'source'
      and state <> 'archived' and object_id is not null and fingerprint is not null`;
  return {
    systemIdentifier: source?.systemIdentifier ?? null,
    destination: source?.destination ?? "",
    fingerprints: assets.map(({ objectId, fingerprint }) => [objectId, fingerprint]),
  };
};
