import type { Connector } from "#lib/connectors/connector.ts";
import { untilAnswered } from "#lib/db/faults.ts";
import { AttemptStopped } from "#lib/jobs/attempt-stopped.ts";
import { classify } from "#lib/jobs/describe-failure.ts";
import type { Engine } from "#lib/jobs/engine.ts";
import type { JobContext, RunnableJob } from "#lib/jobs/handler.ts";
import type { Claimed } from "#lib/jobs/lease.ts";
import type { Ending, Perform, Stage } from "#lib/jobs/performance.ts";
import { keepConnection } from "#lib/jobs/source-connection.ts";
import { stagePart } from "#lib/jobs/stage.ts";
import { openStaging } from "#lib/jobs/staging.ts";
import type { AskModel } from "#lib/language-model/ask-model.ts";
import { isOff } from "#lib/language-model/faults.ts";
import type { Scrubber } from "#lib/secrets/scrub.ts";

export type OpenSource = (
  claimed: Claimed,
  options: { signal: AbortSignal; timeLimitSeconds: number; scrubber: Scrubber },
) => Promise<Connector>;

/** Of an organization that has none. */
const NO_MODEL: AskModel = async (_, { items }) => ({
  ...{ model: null, answers: items.map(() => null), sent: 0 },
  fault: isOff(),
});

type Means = Pick<Engine, "db" | "graceMs"> & {
  ask?: AskModel | undefined;
  handlers: Readonly<Record<string, RunnableJob>>;
  openSource: OpenSource;
};

/** Does the work on the spot instead of in a thread, so that a test's own functions can be it. */
export const performHere =
  ({ db, graceMs, handlers, openSource, ask = NO_MODEL }: Means): Perform =>
  (stage) => {
    const { attempt } = stage;
    const connection = keepConnection(
      () => openSource(attempt.claimed, { ...stage, signal: attempt.signal }),
      attempt.signal,
    );
    const perform = async (): Promise<Ending> => {
      const staging = openStaging(async (part) => {
        const isKept = await untilAnswered(attempt.signal, () => stagePart(db, attempt.lease, part));
        if (!isKept) throw new AttemptStopped("lost");
      });
      try {
        const handler = handlers[attempt.claimed.type];
        if (!handler) throw new Error("This test has no such work.");
        const means = { connect: connection.connect, stage: staging.stage };
        const result = await handler.run(contextOf({ db, ask }, stage, means));
        return { kind: "returned", result, stagedParts: await staging.finish() };
      } catch (error) {
        return { kind: "failed", failure: classify(error) };
      }
    };
    return {
      ended: perform(),
      stop: () => connection.stop(graceMs),
      close: () => connection.close(graceMs),
    };
  };

function contextOf(
  { db, ask }: Pick<Engine, "db"> & { ask: AskModel },
  { attempt, notes, kind }: Stage,
  means: Pick<JobContext, "connect" | "stage">,
): JobContext {
  const { id, shortId, organizationId, sourceId, assetId, config } = attempt.claimed;
  const job = { id, shortId, attempt: attempt.lease.attempt, organizationId, sourceId, assetId };
  const { recall } = kind;
  return {
    ...{ job, config, ...means, signal: attempt.signal, progress: notes.progress, log: notes.log },
    askModel: (question) => ask({ organizationId, jobId: id }, question, attempt.signal),
    recall: async (part) => (recall ? untilAnswered(attempt.signal, () => recall(db, job, part)) : null),
  };
}
