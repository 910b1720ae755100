import type { Db } from "#lib/db/client.ts";
import { internalError } from "#lib/jobs/engine-failures.ts";
import type { Lease } from "#lib/jobs/lease.ts";
import type { JobStatus } from "#lib/jobs/status.ts";
import * as transitions from "#lib/jobs/transitions/end.ts";

/** How a job leaves running, and what remains of it. */
export type Exit = { status: JobStatus; outcome: string; event: string; isDue?: boolean };

type WorkersExit = Exit & { leave: (db: Db, lease: Lease) => Promise<boolean> };

const FAILURE = internalError("stack");

/** The ways out that a worker has. */
export const EXITS = {
  complete: {
    ...{ status: "completed", outcome: "completed", event: "completed" },
    leave: (db, lease) => transitions.complete(db, lease, { message: "done" }),
  },
  fail: {
    ...{ status: "failed", outcome: "failed", event: "failed" },
    leave: (db, lease) => transitions.fail(db, lease, FAILURE),
  },
  retryNow: {
    ...{ status: "pending", outcome: "retried", event: "will_retry" },
    leave: (db, lease) => transitions.retryLater(db, lease, FAILURE, 0),
  },
  retryLater: {
    ...{ status: "pending", outcome: "retried", event: "will_retry", isDue: false },
    leave: (db, lease) => transitions.retryLater(db, lease, FAILURE, 3_600_000),
  },
  handBack: {
    ...{ status: "pending", outcome: "returned", event: "returned" },
    leave: (db, lease) => transitions.handBack(db, lease),
  },
  confirmCancel: {
    ...{ status: "cancelled", outcome: "cancelled", event: "cancelled" },
    leave: (db, lease) => transitions.confirmCancel(db, lease),
  },
} as const satisfies Record<string, WorkersExit>;

export type ExitName = keyof typeof EXITS;
export const EXIT_NAMES = Object.keys(EXITS) as ExitName[];

export const exitAt = (at: number): ExitName => EXIT_NAMES[at % EXIT_NAMES.length] ?? "complete";

/** The reaper's ways out, by what it finds. */
export const LOST = {
  cancelled: { status: "cancelled", outcome: "lost", event: "cancelled" },
  failed: { status: "failed", outcome: "lost", event: "failed" },
  pending: { status: "pending", outcome: "lost", event: "lost" },
} as const satisfies Record<string, Exit>;
