import { Prisma } from "#lib/db/client.ts";

/** A worker that has shown no sign of life for this long counts as gone: several of its beats. */
const SILENCE_SECONDS = 20;

/** Whether a row of `worker` is one that takes jobs; the page and the health check ask the same. */
export const IS_ALIVE = Prisma.sql`(worker.stopped_at is null
  and worker.last_beat_at > clock_timestamp() - make_interval(secs => ${SILENCE_SECONDS}))`;
