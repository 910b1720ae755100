import type { JobStatus } from "#lib/jobs/status.ts";
import type { Operation, OperationItem, OperationState, Outcome, Verb } from "./views.ts";

/** As the table has it. */
export type StoredOperation = {
  id: string;
  verb: string;
  reason: string | null;
  filter: unknown;
  askedByName: string;
  total: number;
  done: number;
  skipped: number;
  failed: number;
  stopRequestedAt: Date | null;
  stopRequestedByName: string | null;
  stopReason: string | null;
  createdAt: Date;
  finishedAt: Date | null;
};

export function toOperation(stored: StoredOperation): Operation {
  const { id, reason, filter, askedByName, total, done, skipped, failed, createdAt, finishedAt } = stored;
  return {
    ...{
      id,
      verb: toVerb(stored.verb),
      reason,
      filter,
      askedByName,
      total,
      counts: { done, skipped, failed },
    },
    stoppedByName: stored.stopRequestedByName,
    stopReason: stored.stopReason,
    state: stateOf(stored),
    createdAt: createdAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}

/** The table holds no other. */
const toVerb = (text: string): Verb => (text === "cancel" ? "cancel" : "retry");

function stateOf({ finishedAt, stopRequestedAt, ...operation }: StoredOperation): OperationState {
  if (!finishedAt) return stopRequestedAt ? "stopping" : "running";
  return operation.done + operation.skipped + operation.failed < operation.total ? "stopped" : "finished";
}

/** As the query selects it. */
export type StoredItem = {
  id: string;
  shortId: string;
  type: string;
  sourceName: string | null;
  relationName: string | null;
  status: JobStatus;
  isCancelling: boolean;
  outcome: Outcome | null;
  note: string | null;
  otherId: string | null;
  otherShortId: string | null;
};

export type ListedItem = OperationItem & { id: string };

export const toItem = ({ id, otherId, otherShortId, ...item }: StoredItem): ListedItem => ({
  ...{ id, jobId: id },
  ...item,
  other: otherId && otherShortId ? { id: otherId, shortId: otherShortId } : null,
});
