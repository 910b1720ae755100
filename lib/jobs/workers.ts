import { authorize, type Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";

/** A worker that has shown no sign of life for this long counts as gone: several of its beats. */
const SILENCE_SECONDS = 20;

/** Whether a row of `worker` is one that takes jobs; the page and the health check ask the same. */
export const IS_ALIVE = Prisma.sql`(worker.stopped_at is null
  and worker.last_beat_at > clock_timestamp() - make_interval(secs => ${SILENCE_SECONDS}))`;

/** Whether it takes jobs that wait now. */
export const TAKES_JOBS = Prisma.sql`(${IS_ALIVE} and worker.draining_at is null)`;

export type WorkerState = "running" | "draining" | "silent" | "stopped";

/** A worker process, whichever organizations' jobs it runs. */
export type WorkerView = {
  id: string;
  name: string;
  version: string;
  state: WorkerState;
  /** Since when it is in its state; null while it runs. */
  since: string | null;
  capacity: number;
  /** How many jobs it had in hand at its last beat. */
  running: number;
  startedAt: string;
  lastBeatAt: string;
};

const MOST_SHOWN = 200;

/** Those that are there first, then the newest. They are the machine's: of whose jobs they run, only the number is told. */
export async function listWorkers(db: Db, scope: Scope): Promise<WorkerView[]> {
  authorize(scope, "workers.view");
  type Found = Omit<WorkerView, "since" | "startedAt" | "lastBeatAt"> & {
    since: Date | null;
    startedAt: Date;
    lastBeatAt: Date;
  };
  const found = await db.$queryRaw<Found[]>`
    select id, name, version, capacity, running, started_at as "startedAt", last_beat_at as "lastBeatAt",
      case state when 'stopped' then stopped_at when 'silent' then last_beat_at when 'draining' then draining_at end as since,
      state
    from worker, lateral (select case when stopped_at is not null then 'stopped' when not ${IS_ALIVE} then 'silent'
      when draining_at is not null then 'draining' else 'running' end as state) as now
    order by stopped_at is not null, state = 'silent', started_at desc, id limit ${MOST_SHOWN}`;
  return found.map((worker) => ({
    ...worker,
    since: worker.since?.toISOString() ?? null,
    startedAt: worker.startedAt.toISOString(),
    lastBeatAt: worker.lastBeatAt.toISOString(),
  }));
}

/** Workers that ended, or fell silent, more than a day ago leave the list. What they counted stays. */
export async function discardOldWorkers(db: Db): Promise<void> {
  await db.$executeRaw`
    with gone as (
      delete from worker where coalesce(stopped_at, last_beat_at) < clock_timestamp() - interval '1 day'
      returning counters
    )
    insert into past_counter (name, value)
    select key, sum(value::bigint) from gone, jsonb_each_text(counters) group by key
    on conflict (name) do update set value = past_counter.value + excluded.value`;
}
