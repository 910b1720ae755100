/** Without what a transition writes beside the row, and without the constraints of the database. */
import { inFile, type Mutant, together } from "./mutant.ts";

const start = inFile("lib/jobs/transitions/start.ts");
const end = inFile("lib/jobs/transitions/end.ts");
const move = inFile("lib/jobs/transitions/move.ts");
const schema = inFile("prisma/migrations/20261123000000_init/migration.sql");
const limits = inFile("prisma/migrations/20261123040000_organization_slots/migration.sql");

const ENDS = "${endAttempt(outcome, failure)}, ${event(kind)}";
const COMPLETES = '${endAttempt("completed", undefined, Prisma.sql`m.result`)}, ${event("completed")}';
const CAN_START = "${IS_PENDING} and (run_after";

export const RECORDS: readonly Mutant[] = [
  move("an exit does not end the attempt", [ENDS, "${event(kind)}"]),
  move("an exit has no event", [ENDS, "${endAttempt(outcome, failure)}"]),
  end("a completion does not end the attempt", [COMPLETES, '${event("completed")}']),
  end("a completion has no event", [
    COMPLETES,
    '${endAttempt("completed", undefined, Prisma.sql`m.result`)}',
  ]),
  start("a start has no attempt of its own", [
    '${beginAttempt(worker)}, ${event("started")}',
    '${event("started")}',
  ]),
  move("an exit keeps the version", ["worker_id = null, version = version + 1", "worker_id = null"]),
  inFile("lib/jobs/records.ts")("the end of an attempt overwrites the ones before", [
    "a.job_id = m.id and a.attempt = m.attempt\n  ), closed",
    "a.job_id = m.id\n  ), closed",
  ]),
];

export const CONSTRAINTS: readonly Mutant[] = [
  schema("two running jobs of a type", [
    "unique index job_one_running_per_type",
    "index job_one_running_per_type",
  ]),
  schema("two running jobs in a slot", ["unique index job_running_slot", "index job_running_slot"]),
  limits("two running jobs in a slot of the organization", [
    "unique index job_running_organization_slot",
    "index job_running_organization_slot",
  ]),
  together(
    "two running jobs of a type claimed together",
    schema("", ["unique index job_one_running_per_type", "index job_one_running_per_type"]),
    start("", ["r.type = job.type and r.status = 'running'", "r.type = job.type and false"]),
  ),
  schema("two of the same wait", ["unique index job_dedupe_key", "index job_dedupe_key"]),
  schema("a job has two retries", ["unique index job_retry_key", "index job_retry_key"]),
  together(
    "terminal is not final",
    schema(
      "",
      ["when (old.status in ('completed', 'failed', 'cancelled'))", "when (false)"],
      [
        "check ((status in ('completed', 'failed', 'cancelled')) = (finished_at is not null))",
        "check (true)",
      ],
    ),
    start("", [CAN_START, "status <> 'running' and (run_after"]),
  ),
];
