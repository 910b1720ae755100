/** Without what a transition writes beside the row, and without the constraints of the database. */
import { inFile, type Mutant, together } from "./mutant.ts";

const transitions = inFile("lib/jobs/transitions.ts");
const schema = inFile("prisma/migrations/20261123000000_init/migration.sql");

const ENDS = "${endAttempt(outcome, failure, result)}, ${event(kind)}";

export const RECORDS: readonly Mutant[] = [
  transitions("an exit does not end the attempt", [ENDS, "${event(kind)}"]),
  transitions("an exit has no event", [ENDS, "${endAttempt(outcome, failure, result)}"]),
  transitions("a start has no attempt of its own", [
    '${beginAttempt(worker.name)}, ${event("started")}',
    '${event("started")}',
  ]),
  transitions("an exit keeps the version", ["worker_id = null, version = version + 1", "worker_id = null"]),
  inFile("lib/jobs/records.ts")("the end of an attempt overwrites the ones before", [
    "a.job_id = m.id and a.attempt = m.attempt",
    "a.job_id = m.id",
  ]),
];

export const CONSTRAINTS: readonly Mutant[] = [
  schema("two running jobs of a type", [
    "unique index job_one_running_per_type",
    "index job_one_running_per_type",
  ]),
  schema("two running jobs in a slot", ["unique index job_running_slot", "index job_running_slot"]),
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
    transitions("", [
      "${jobId}::uuid and status = 'pending' and (run_after",
      "${jobId}::uuid and status <> 'running' and (run_after",
    ]),
  ),
];
