import { untilAnswered } from "#lib/db/faults.ts";
import { type Attempt, AttemptStopped } from "./attempt.ts";
import type { Engine } from "./engine.ts";
import type { JobContext } from "./handler.ts";
import type { Notes } from "./journal.ts";
import type { SourceConnection } from "./source-connection.ts";
import { partsOf, stageRows } from "./stage.ts";

/** What a handler sees of the world, made of what the attempt has. */
export function contextOf(
  { db }: Engine,
  attempt: Attempt,
  notes: Notes,
  connection: SourceConnection,
): JobContext {
  const { id, shortId, organizationId, sourceId, assetId, config } = attempt.claimed;
  let nextPart = 0;

  return {
    job: { id, shortId, attempt: attempt.lease.attempt, organizationId, sourceId, assetId },
    config,
    signal: attempt.signal,
    progress: notes.progress,
    log: notes.log,
    connect: connection.connect,
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
