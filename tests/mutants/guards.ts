/** Without the guards of a transition. */
import { inFile, type Mutant } from "./mutant.ts";

const without = inFile("lib/jobs/transitions.ts");
const CANCEL_GUARD = " and ${NOT_CANCELLED}`,\n    set: ";

const evenIfCancelled = (name: string, set: string): Mutant =>
  without(name, [`${CANCEL_GUARD}${set}`, `\`,\n    set: ${set}`]);

export const GUARDS: readonly Mutant[] = [
  without("a lease of an earlier attempt counts", [" and attempt = ${attempt}::int and", " and"]),
  without("a lease in another worker's hands counts", ["::int and worker_id = ${workerId}::uuid", "::int"]),
  evenIfCancelled("completion ignores a requested cancel", "Prisma.sql`status = 'completed'"),
  evenIfCancelled("failing ignores a requested cancel", "failed(failure),"),
  evenIfCancelled(
    "a later retry ignores a requested cancel",
    "Prisma.sql`${WAITING_AGAIN}, message = ${failure.message}",
  ),
  evenIfCancelled("handing back ignores a requested cancel", "Prisma.sql`${WAITING_AGAIN}, message = null"),
  without("a cancel is confirmed that nobody requested", [
    " and not ${NOT_CANCELLED}`,\n    set: Prisma.sql`status = 'cancelled'",
    "`,\n    set: Prisma.sql`status = 'cancelled'",
  ]),
  without(
    "the reaper ignores a requested cancel",
    ["`${expired} and not ${NOT_CANCELLED}`", "`${expired} and false`"],
    ["`${expired} and ${NOT_CANCELLED} and ${isLastCrash}`", "`${expired} and ${isLastCrash}`"],
    ["`${expired} and ${NOT_CANCELLED} and not ${isLastCrash}`", "`${expired} and not ${isLastCrash}`"],
  ),
  without("the reaper takes jobs whose lease holds", [" and lease_expires_at < clock_timestamp()", ""]),
  without("one crash too many", ["crash_count + 1 >= ", "crash_count + 1 > "]),
  without("a heartbeat revives a lease that is another's", [
    "where ${held(lease)}\n    returning",
    "where id = ${lease.jobId}::uuid and status = 'running'\n    returning",
  ]),
  without("anyone reports progress", [" and j.attempt = s.attempt and j.worker_id = s.worker_id", ""]),
  without("progress goes back", ["greatest(j.progress, s.progress)", "s.progress"]),
  without("progress of an attempt is left to the next", ["progress = 0, units_done", "units_done"]),
  without("a job is claimed whatever its status", [
    "${jobId}::uuid and status = 'pending' and (run_after",
    "${jobId}::uuid and (run_after",
  ]),
  without("a job is claimed before it is due", [
    " and (run_after is null or run_after <= clock_timestamp())",
    "",
  ]),
  without("a claim keeps the attempt's number", ["attempt = attempt + 1, worker_id", "worker_id"]),
  without("a running job is cancelled like a waiting one", [
    "${within(scope, jobId)} and status = 'pending'",
    "${within(scope, jobId)} and finished_at is null",
  ]),
  without("a cancel is requested twice", [
    "${within(scope, jobId)} and status = 'running' and ${NOT_CANCELLED}",
    "${within(scope, jobId)} and status = 'running'",
  ]),
];
