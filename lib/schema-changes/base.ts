import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import type { ReadScope } from "#lib/catalog/staged.ts";
import type { Db } from "#lib/db/client.ts";

/** What a discovery is compared with: the last completed one, and what it looked at. */
export type Base = ReadScope & {
  /** Whether it read functions, triggers and composite types. What an earlier version did not know was not added since. */
  isInDepth: boolean;
};

const Schemas = z.array(z.string()).default([]);
const Stored = z.object({
  includedSchemas: Schemas,
  excludedSchemas: Schemas,
  unreadableSchemas: Schemas,
  routines: z.number().optional(),
});

export async function readBase(db: Db, scope: Scope, jobId: string): Promise<Base> {
  const [row] = await db.$queryRaw<{ base: unknown }[]>`
    select coalesce(config, '{}') || coalesce(result, '{}') as base from job_detail
    where job_id = ${jobId}::uuid and organization_id = ${scope.organizationId}::uuid`;
  const { routines, ...looked } = Stored.parse(row?.base ?? {});
  return { ...looked, isInDepth: routines !== undefined };
}
