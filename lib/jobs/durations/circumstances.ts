import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import type { Circumstances } from "#lib/engines/durations/cause.ts";

const Count = z.number().optional().catch(undefined);

/** Of a result what can say why its run took as long; other types, and older versions, say less. */
const Told = z
  .object({
    ...{ tables: Count, columns: Count, added: Count, changed: Count, removed: Count },
    estimated: z.object({ rows: Count }).optional().catch(undefined),
    circumstances: z
      .object({ replicaLagSeconds: z.number().nullable(), statisticsAgeHours: z.number().nullable() })
      .optional()
      .catch(undefined),
  })
  .catch({});

/** By job. Unknown and foreign ones are left out. */
export async function readCircumstances(
  db: Db,
  { organizationId }: Scope,
  ids: readonly string[],
): Promise<Map<string, Circumstances>> {
  if (ids.length === 0) return new Map();
  const found = await db.$queryRaw<{ id: string; attempt: number; waited: number; result: unknown }[]>`
    select j.id, j.attempt, j.waited_ms::float8 as waited, d.result
    from job j join job_detail d on d.job_id = j.id
    where j.id = any(${ids}::uuid[]) and j.organization_id = ${organizationId}::uuid`;
  return new Map(
    found.map(({ id, attempt, waited, result }) => {
      const { tables, columns, added, changed, removed, estimated, circumstances } = Told.parse(result ?? {});
      const hasChanges = added !== undefined && changed !== undefined && removed !== undefined;
      return [
        id,
        {
          tables: tables ?? null,
          columns: columns ?? null,
          rows: estimated?.rows ?? null,
          changes: hasChanges ? added + changed + removed : null,
          statisticsAgeHours: circumstances?.statisticsAgeHours ?? null,
          replicaLagSeconds: circumstances?.replicaLagSeconds ?? null,
          waitedMs: waited,
          attempts: attempt,
        },
      ];
    }),
  );
}
