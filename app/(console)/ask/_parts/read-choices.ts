import "server-only";
import type { Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import { JOB_TYPES, jobTypeLabel } from "#lib/jobs/catalog.ts";
import { listSourceNames } from "#lib/sources/queries.ts";
import type { Choices } from "./choices-of.ts";

export async function readChoices(db: Db, scope: Scope): Promise<Choices> {
  const sources = await listSourceNames(db, scope);
  return {
    sources: sources.filter(({ isRemoved }) => !isRemoved),
    types: JOB_TYPES.map((id) => ({ id, name: jobTypeLabel(id) })),
  };
}
