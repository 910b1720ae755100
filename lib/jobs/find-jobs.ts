import type { Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import { beginsWith } from "./filter-conditions.ts";
import { isSelective, readSearch } from "./search.ts";
import type { JobStatus } from "./status.ts";

const FEW = 6;
export type FoundJob = {
  id: string;
  shortId: string;
  type: string;
  status: JobStatus;
  sourceName: string | null;
  relationName: string | null;
};

/** The newest few whose short id begins so, with or without its `J-`; none for a text that cannot be one. */
export async function findJobsByShortId(
  db: Db,
  { organizationId }: Scope,
  text: string,
): Promise<FoundJob[]> {
  const search = readSearch(text.toUpperCase().startsWith("J-") ? text : `J-${text}`);
  if (search.kind !== "prefix" || !isSelective(search.prefix)) return [];
  return db.$queryRaw<FoundJob[]>`
    select id, short_id as "shortId", type, status, source_name as "sourceName", relation_name as "relationName"
    from job where organization_id = ${organizationId}::uuid
      and ${beginsWith(search.prefix)}
    order by id desc limit ${FEW}::integer`;
}
