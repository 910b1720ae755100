import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import type { LineageRun } from "./views.ts";

const MOST_CHANGES = 500;
const Doubts = z.object({ doubtful: z.array(z.object({ view: z.string(), why: z.string() })) });

/** One extraction and what it saw come and go; null where it is nobody's here. */
export async function findLineageRun(
  db: Db,
  { organizationId }: Scope,
  id: string,
): Promise<LineageRun | null> {
  const [run] = await db.$queryRaw<
    (Omit<LineageRun, "doubtful" | "changes" | "finishedAt"> & { result: unknown; finishedAt: Date | null })[]
  >`
    select j.id, j.short_id as "shortId", j.source_id as "sourceId", s.name as "sourceName", j.status, j.message,
      j.finished_at as "finishedAt", d.result
    from job j join source s on s.id = j.source_id left join job_detail d on d.job_id = j.id
    where j.organization_id = ${organizationId}::uuid and j.id = ${id}::uuid and j.type = 'lineage_extraction'`;
  if (!run) return null;
  const { result, ...told } = run;
  const changes = await db.$queryRaw<LineageRun["changes"]>`
    select id, is_added as "isAdded", from_name as "from", from_column as "fromColumn", to_name as "to",
      to_column as "toColumn", use
    from lineage_change where organization_id = ${organizationId}::uuid and job_id = ${id}::uuid
    order by to_name, to_column, from_name, from_column, is_added limit ${MOST_CHANGES}`;
  return {
    ...told,
    finishedAt: told.finishedAt?.toISOString() ?? null,
    doubtful: Doubts.safeParse(result).data?.doubtful ?? [],
    changes,
  };
}
