import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { invalid } from "#lib/errors.ts";
import { formatCount } from "#lib/format.ts";
import type { Narrowing } from "#lib/jobs/filter.ts";
import { isByAsset, MOST_NAMED_ASSETS, namedAssets } from "#lib/jobs/filter-conditions.ts";
import { whyNotEverything } from "./everything.ts";
import type { Verb } from "./views.ts";

/** Throws where everything that matches is not to be acted upon, or would be only a part of it. */
export async function refuseEverything(
  db: Db,
  scope: Scope,
  verb: Verb,
  narrowing: Narrowing,
): Promise<void> {
  const refusal = whyNotEverything(narrowing, verb);
  if (refusal) throw invalid(refusal);
  if (isByAsset(narrowing) && (await areTooManyNamed(db, scope, narrowing)))
    throw invalid(
      `More than ${formatCount(MOST_NAMED_ASSETS)} assets have such a name. Search for a longer part of it.`,
    );
}

async function areTooManyNamed(db: Db, scope: Scope, narrowing: Narrowing): Promise<boolean> {
  const named = namedAssets(scope, narrowing, MOST_NAMED_ASSETS + 1);
  const [{ count }] = await db.$queryRaw<[{ count: number }]>(
    Prisma.sql`select count(*)::integer as count from (${named}) named`,
  );
  return count > MOST_NAMED_ASSETS;
}
