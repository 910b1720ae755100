import { authorize, type Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { notFound } from "#lib/errors.ts";
import { type KeysetPage, readKeysetPage } from "#lib/keyset.ts";
import type { Place } from "#lib/schemas.ts";
import { type ListedItem, type StoredItem, type StoredOperation, toItem, toOperation } from "./rows.ts";
import type { ItemFilter } from "./schemas.ts";
import type { ItemTab, Operation } from "./views.ts";

const PAGE_SIZE = 50;

const OPERATION = Prisma.sql`id, verb, reason, filter, asked_by_name as "askedByName", total, done, skipped, failed,
  stop_requested_at as "stopRequestedAt", stop_requested_by_name as "stopRequestedByName",
  stop_reason as "stopReason", created_at as "createdAt",
  finished_at as "finishedAt"`;

/** Newest first. */
export const listOperations = (db: Db, scope: Scope, page: Place): Promise<KeysetPage<Operation>> =>
  readKeysetPage(page, PAGE_SIZE, async ({ before, after }, limit) => {
    const past = after
      ? Prisma.sql`and id > ${after}::uuid order by id asc`
      : before
        ? Prisma.sql`and id < ${before}::uuid order by id desc`
        : Prisma.sql`order by id desc`;
    return read(db, scope, Prisma.sql`true ${past} limit ${limit}::integer`);
  });

/** A person who looks at the list has seen what ended longer ago. */
const JUST_ENDED = Prisma.sql`clock_timestamp() - interval '1 minute'`;
const MOST_CURRENT = 5;

/** Those under way, and those that ended just now. */
export function listCurrentOperations(db: Db, scope: Scope): Promise<Operation[]> {
  authorize(scope, "view");
  return read(
    db,
    scope,
    Prisma.sql`(finished_at is null or finished_at > ${JUST_ENDED})
      and id >= (select uuid_v7_floor(clock_timestamp() - interval '1 day'))
      order by finished_at is not null, id desc limit ${MOST_CURRENT}::integer`,
  );
}

export async function getOperation(db: Db, scope: Scope, id: string): Promise<Operation> {
  const [operation] = await read(db, scope, Prisma.sql`id = ${id}::uuid`);
  if (!operation) throw notFound("operation");
  return operation;
}

async function read(db: Db, scope: Scope, which: Prisma.Sql): Promise<Operation[]> {
  authorize(scope, "view");
  const stored = await db.$queryRaw<StoredOperation[]>`
    select ${OPERATION} from job_operation where organization_id = ${scope.organizationId}::uuid and ${which}`;
  return stored.map(toOperation);
}

/** What came of each job, newest job first. */
export function listItems(
  db: Db,
  scope: Scope,
  operationId: string,
  filter: ItemFilter,
  pageSize = PAGE_SIZE,
): Promise<KeysetPage<ListedItem>> {
  authorize(scope, "view");
  return readKeysetPage(filter, pageSize, async ({ before, after }, limit) => {
    const past = after
      ? Prisma.sql`and i.job_id > ${after}::uuid`
      : before
        ? Prisma.sql`and i.job_id < ${before}::uuid`
        : Prisma.empty;
    const order = after ? Prisma.sql`asc` : Prisma.sql`desc`;
    const items = await db.$queryRaw<StoredItem[]>`
      select j.id, j.short_id as "shortId", j.type, j.source_name as "sourceName", j.relation_name as "relationName",
        j.status, j.status = 'running' and j.cancel_requested_at is not null as "isCancelling", i.outcome, i.note, o.id as "otherId", o.short_id as "otherShortId"
      from (
        select job_id, outcome, note, other_job_id from job_operation_item i
        where i.operation_id = ${operationId}::uuid and i.organization_id = ${scope.organizationId}::uuid
          and ${ofTab(filter.outcome)} ${past}
        order by i.job_id ${order} limit ${limit}::integer) i
      join job j on j.id = i.job_id and j.organization_id = ${scope.organizationId}::uuid
      left join job o on o.id = i.other_job_id and o.organization_id = ${scope.organizationId}::uuid
      order by j.id ${order}`;
    return items.map(toItem);
  });
}

function ofTab(tab: ItemTab): Prisma.Sql {
  if (tab === "all") return Prisma.sql`true`;
  return tab === "open" ? Prisma.sql`i.outcome is null` : Prisma.sql`i.outcome = ${tab}`;
}
