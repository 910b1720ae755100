/** Without the guards of a transition. */
import { inFile, type Mutant } from "./mutant.ts";

const held = inFile("lib/jobs/guards.ts");
const start = inFile("lib/jobs/transitions/start.ts");
const hold = inFile("lib/jobs/transitions/hold.ts");
const end = inFile("lib/jobs/transitions/end.ts");
const cancel = inFile("lib/jobs/transitions/cancel.ts");
const CANCEL_GUARD = " and ${NOT_CANCELLED}`,\n    set: ";

const evenIfCancelled = (name: string, set: string): Mutant =>
  end(name, [`${CANCEL_GUARD}${set}`, `\`,\n    set: ${set}`]);

const ASKED = "where id = any(${[...jobIds]}::uuid[]) and ${canStart(taker)} and (";
const PLACED = "from placed p\n      where job.id = p.id and ${canStart(taker)} and p.slot is not null";
const NONE_OF_TYPE = "r.type = job.type and r.status = 'running'";

export const GUARDS: readonly Mutant[] = [
  held("a lease of an earlier attempt counts", [" and attempt = ${attempt}::int and", " and"]),
  held("a lease in another worker's hands counts", ["::int and worker_id = ${workerId}::uuid", "::int"]),
  end("completion ignores a requested cancel", [
    "        and ${NOT_CANCELLED}\n      returning",
    "      returning",
  ]),
  end("completion by a lease of an earlier attempt", [" and j.attempt = d.attempt and", " and"]),
  end("completion by another worker", [' and j.worker_id = d."workerId"', ""]),
  evenIfCancelled("failing ignores a requested cancel", "failed(failure),"),
  evenIfCancelled(
    "a later retry ignores a requested cancel",
    "Prisma.sql`${WAITING_AGAIN}, message = ${failure.message}",
  ),
  evenIfCancelled("handing back ignores a requested cancel", "Prisma.sql`${WAITING_AGAIN}, message = null"),
  end("a cancel is confirmed that nobody requested", [
    " and not ${NOT_CANCELLED}`,\n    set: Prisma.sql`status = 'cancelled'",
    "`,\n    set: Prisma.sql`status = 'cancelled'",
  ]),
  end(
    "the reaper ignores a requested cancel",
    ["`${expired} and not ${NOT_CANCELLED}`", "`${expired} and false`"],
    ["`${expired} and ${NOT_CANCELLED} and ${isLastCrash}`", "`${expired} and ${isLastCrash}`"],
    ["`${expired} and ${NOT_CANCELLED} and not ${isLastCrash}`", "`${expired} and not ${isLastCrash}`"],
  ),
  end("the reaper takes jobs whose lease holds", [" and lease_expires_at < clock_timestamp()", ""]),
  end("one crash too many", ["crash_count + 1 >= ", "crash_count + 1 > "]),
  hold("a heartbeat revives a lease that is another's", [
    "where ${held(lease)}\n    returning",
    "where id = ${lease.jobId}::uuid and status = 'running'\n    returning",
  ]),
  hold("anyone reports progress", [" and j.attempt = s.attempt and j.worker_id = s.worker_id", ""]),
  hold("progress goes back", ["greatest(j.progress, s.progress)", "s.progress"]),
  end("progress of an attempt is left to the next", ["progress = 0, units_done", "units_done"]),
  start("a job is claimed whatever its status", [" and ${IS_PENDING} and (run_after", " and (run_after"]),
  start("a job is claimed before it is due", [
    " and (run_after is null or run_after <= clock_timestamp())",
    "",
  ]),
  start("a job is claimed by a worker that does not know it", [
    "${isKnown(known)} and ${IS_PENDING}",
    "${IS_PENDING}",
  ]),
  start("a claim keeps the attempt's number", [
    "status = 'running', attempt = attempt + 1,",
    "status = 'running',",
  ]),
  start(
    "jobs are claimed together whatever their status",
    [ASKED, "where id = any(${[...jobIds]}::uuid[]) and ("],
    [PLACED, "from placed p\n      where job.id = p.id and p.slot is not null"],
    [NONE_OF_TYPE, "r.type = job.type and false"],
  ),
  start(
    "jobs are claimed together before they are due",
    [ASKED, "where id = any(${[...jobIds]}::uuid[]) and status = 'pending' and ("],
    [PLACED, "from placed p\n      where job.id = p.id and status = 'pending' and p.slot is not null"],
  ),
  start("jobs claimed together are taken as they were seen", [
    PLACED,
    "from placed p\n      where job.id = p.id and p.slot is not null",
  ]),
  start("jobs are claimed together beyond the limit", [
    `${PLACED} and p.organization_slot is not null`,
    PLACED,
  ]),
  inFile("lib/jobs/together.ts")("a job brought twice at once is taken twice", [
    "      byId.delete(id);",
    "     ",
  ]),
  cancel("a running job is cancelled like a waiting one", [
    "${amongst(scope, jobIds)} and status = 'pending'",
    "${amongst(scope, jobIds)} and finished_at is null",
  ]),
  cancel("a cancel is requested twice", [
    "${amongst(scope, jobIds)} and status = 'running' and ${NOT_CANCELLED}",
    "${amongst(scope, jobIds)} and status = 'running'",
  ]),
];
