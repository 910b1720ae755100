import { authorize, type Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { conflict, invalid } from "#lib/errors.ts";
import { formatQuantity } from "#lib/format.ts";
import { matching, type Narrowing } from "./conditions.ts";
import { MOST_COUNTED } from "./counts.ts";
import { type Acknowledged, isNarrowed } from "./views.ts";

// A change is acknowledged once: whoever comes second changes nothing, and the first name stays.

export function acknowledgeChanges(db: Db, scope: Scope, ids: readonly string[]): Promise<Acknowledged> {
  authorize(scope, "changes.acknowledge");
  return acknowledge(db, scope, Prisma.sql`c.id = any(${ids}::uuid[])`);
}

type Told = {
  /** The newest change the person could have seen. A slow run's ids are older than its commit: `count` is what holds them off. */
  newest: string;
  /** How many they were told it would be. */
  count: number;
  /** They were asked whether they mean every source and kind, where the filter leaves nothing out. */
  isEverything: boolean;
};

/** Acknowledges what matches and is open, as many as the person was told, or none. */
export async function acknowledgeMatching(
  db: Db,
  scope: Scope,
  { filter, timeZone }: Narrowing,
  { newest, count, isEverything }: Told,
): Promise<Acknowledged> {
  authorize(scope, "changes.acknowledge");
  if (!isNarrowed(filter) && !isEverything)
    throw invalid("No filter is set. Confirm that every open change is meant, or choose a filter first.");
  if (count > MOST_COUNTED)
    throw invalid(`More than ${formatQuantity(MOST_COUNTED, "change")} match. Narrow the filter.`);
  const open = matching(scope, { filter: { ...filter, tab: "open" }, timeZone });
  const done = await acknowledge(db, scope, Prisma.sql`${open} and c.id <= ${newest}::uuid`);
  if (done.count !== count)
    throw conflict(
      `${formatQuantity(done.count, "open change")} ${done.count === 1 ? "matches" : "match"} now, not ${count}. Nothing was acknowledged. Look at the list again.`,
    );
  return done;
}

async function acknowledge(db: Db, scope: Scope, meant: Prisma.Sql): Promise<Acknowledged> {
  const [done] = await db.$queryRaw<[Acknowledged]>`
    with done as (
      update schema_change c set acknowledged_at = now(), acknowledged_by = ${scope.userId}::uuid,
        acknowledged_by_name = ${scope.userName}
      where c.organization_id = ${scope.organizationId}::uuid and c.acknowledged_at is null and ${meant}
      returning c.id)
    select count(*)::integer as count, now()::text as at from done`;
  return done;
}

/** Takes back what the same person acknowledged at that moment; answers how many are open again. */
export function undoAcknowledgement(db: Db, scope: Scope, at: string): Promise<number> {
  authorize(scope, "changes.acknowledge");
  return reopen(
    db,
    scope,
    Prisma.sql`c.acknowledged_at = ${at}::timestamptz and c.acknowledged_by = ${scope.userId}::uuid`,
  );
}

/** Opens changes again, whoever acknowledged them. */
export function reopenChanges(db: Db, scope: Scope, ids: readonly string[]): Promise<number> {
  authorize(scope, "changes.acknowledge");
  return reopen(db, scope, Prisma.sql`c.id = any(${ids}::uuid[])`);
}

const reopen = (db: Db, scope: Scope, meant: Prisma.Sql): Promise<number> =>
  db.$executeRaw`
    update schema_change c set acknowledged_at = null, acknowledged_by = null, acknowledged_by_name = null
    where c.organization_id = ${scope.organizationId}::uuid and c.acknowledged_at is not null and ${meant}`;
