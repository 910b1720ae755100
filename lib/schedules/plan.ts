import { type Db, Prisma } from "#lib/db/client.ts";
import { nextSlot } from "./cadence.ts";
import { CADENCE_COLUMNS, cadenceOf, type StoredSchedule, writeNextRuns } from "./rows.ts";

type Planned = StoredSchedule & { runs: boolean; now: Date };

/**
 * Works out from now when the schedules `sc` of the sources `s` that fulfil `which` run next: never, while they or their
 * source are not active. A slot that ran already is not run again, however often this is done.
 */
export async function planNext(db: Db, which: Prisma.Sql, now?: Date): Promise<number> {
  const rows = await db.$queryRaw<Planned[]>`
    select ${CADENCE_COLUMNS}, sc.state = 'active' and s.state = 'active' as runs,
      ${clockOf(now)} as now
    from schedule sc join source s on s.id = sc.source_id
    where ${which} order by sc.id for update of sc`;
  const [first] = rows;
  if (!first) return 0;
  await writeNextRuns(
    db,
    rows.map((row) => ({ row, slot: row.runs ? nextSlot(cadenceOf(row), row.now) : null })),
    first.now,
  );
  return rows.length;
}

/** The database's own, like everything that is compared with it; a test brings its own. */
export const clockOf = (now?: Date): Prisma.Sql =>
  now ? Prisma.sql`${now}::timestamptz` : Prisma.sql`statement_timestamp()`;
