import { untilAnswered } from "#lib/db/faults.ts";
import { type Attempt, AttemptStopped } from "./attempt.ts";
import type { Engine } from "./engine.ts";
import type { JobContext, RunnableJob } from "./handler.ts";
import type { Notes } from "./journal.ts";
import type { SourceConnection } from "./source-connection.ts";
import { partsOf, stageRows } from "./stage.ts";

/** What a handler sees of the world, made of what the attempt has. */
export function contextOf(
  { db }: Engine,
  attempt: Attempt,
  notes: Notes,
  connection: SourceConnection,
  { recall }: RunnableJob,
): JobContext {
  const { id, shortId, organizationId, sourceId, assetId, config } = attempt.claimed;
  const job = { id, shortId, attempt: attempt.lease.attempt, organizationId, sourceId, assetId };
  let nextPart = 0;

  return {
    job,
    config,
    signal: attempt.signal,
    progress: notes.progress,
    log: notes.log,
    connect: connection.connect,
    recall: async () => (recall ? untilAnswered(attempt.signal, () => recall(db, job)) : null),
    async stage(kind, rows) {
      const firstPart = nextPart;
      nextPart += partsOf(rows);
      const isKept = await untilAnswered(attempt.signal, () =>
        stageRows(db, attempt.lease, { kind, rows, firstPart }),
      );
      if (!isKept) throw new AttemptStopped("lost");
    },
  };
}
