/**
 * The supervisor's side of an attempt in a thread. It answers what the thread asks, passes on what it tells, and has the
 * last word: a thread that does not hear is killed, and the sessions it left on the customer's server are ended from here.
 */
import type { ConnectionSettings, ServerProcess, StopEvidence } from "#lib/connectors/connector.ts";
import { endSessions } from "#lib/connectors/open.ts";
import type { PrismaClient } from "#lib/db/client.ts";
import { untilAnswered } from "#lib/db/faults.ts";
import type { Statements } from "#lib/db/statements.ts";
import type { AskModel } from "#lib/language-model/ask-model.ts";
import { within } from "#lib/within.ts";
import { stopReason } from "../attempt.ts";
import { AttemptStopped } from "../attempt-stopped.ts";
import { classify } from "../describe-failure.ts";
import { outOfMemory } from "../engine-failures.ts";
import type { Ending, Perform, Stage } from "../performance.ts";
import type { ReadSource } from "../read-source.ts";
import { stagePart } from "../stage.ts";
import type { ThreadPool } from "./pool.ts";
import type { FromThread, Question, SourceAnswer } from "./protocol.ts";

/** Even a busy event loop comes round in this time; one that does not is blocked. */
const HEARD_WITHIN_MS = 500;

type Means = {
  db: PrismaClient;
  /** Takes staged parts: the ORM would make a text of each large one, and read that text, before it sends it. */
  statements: Statements;
  pool: ThreadPool;
  readSource: ReadSource;
  ask: AskModel;
  outboundAllow: string;
  graceMs: number;
};

export const performInThreads =
  (means: Means): Perform =>
  (stage) => {
    const { attempt, notes } = stage;
    const answer = answerer(means, stage);
    const sessions: ServerProcess[] = [];
    const ended = Promise.withResolvers<Ending>();
    let isOver = false;
    const heard = Promise.withResolvers<true>();
    const stopped = Promise.withResolvers<StopEvidence>();

    const { id, shortId, organizationId, sourceId, assetId, config, type } = attempt.claimed;
    const job = { id, shortId, attempt: attempt.lease.attempt, organizationId, sourceId, assetId };
    const { outboundAllow, graceMs } = means;
    const thread = means.pool.run({ type, job, config, outboundAllow, graceMs }, (message) => {
      try {
        hear(message);
      } catch (error) {
        ended.resolve({ kind: "failed", failure: classify(error) }); // a handler told of a phase that there is not
      }
    });
    thread.died.then((error) => ended.resolve(endingOf(error, thread.isOutOfMemory())));

    const hear = (message: FromThread) => {
      if (message.kind === "begun") thread.runsIn(message.threadId);
      else if (message.kind === "step") notes.progress.step(message.phaseId);
      else if (message.kind === "units") notes.progress.units(message.at);
      else if (message.kind === "line") notes.log[message.level](message.message);
      else if (message.kind === "server") notes.server(message.version);
      else if (message.kind === "session") sessions.push(message.process);
      else if (message.kind === "stopping") heard.resolve(true);
      else if (message.kind === "stopped") stopped.resolve(message.evidence);
      else if (message.kind === "ended") {
        isOver = true;
        ended.resolve(message.outcome);
      } else void reply(message.id, message.question);
    };
    async function reply(id: number, question: Question): Promise<void> {
      try {
        thread.tell({ kind: "answer", id, value: await answer.to(question) });
      } catch (error) {
        thread.tell({ kind: "refusal", id, failure: classify(error) });
      }
    }
    async function endLeftBehind(): Promise<StopEvidence> {
      thread.kill();
      const left = sessions.splice(0);
      const settings = answer.settings();
      if (!settings || left.length === 0) return { stopped: 0, confirmed: true };
      return endSessions(settings, left, { jobShortId: shortId, outboundAllow });
    }

    return {
      ended: ended.promise,
      async stop() {
        if (isOver) return { stopped: 0, confirmed: true };
        thread.tell({ kind: "stop", reason: stopReason(attempt) ?? "lost" });
        const isHeard = await within(HEARD_WITHIN_MS, Promise.race([heard.promise, ended.promise]));
        const evidence = isHeard && (await within(graceMs, stopped.promise));
        if (evidence) return evidence;
        ended.resolve({ kind: "abandoned" });
        return endLeftBehind();
      },
      async close() {
        const isFree =
          isOver &&
          (await within(
            HEARD_WITHIN_MS,
            thread.freed.then(() => true),
          ));
        if (!isFree) await endLeftBehind();
      },
    };
  };

function endingOf(error: unknown, isOutOfMemory: boolean): Ending {
  if (isOutOfMemory) return { kind: "failed", failure: outOfMemory() };
  return { kind: "failed", failure: classify(error) };
}

/** Answers one attempt's thread with what only the supervisor may read or write. */
function answerer(
  { db, statements, readSource, ask }: Means,
  { attempt, kind, scrubber, timeLimitSeconds }: Stage,
) {
  const { claimed, lease, signal } = attempt;
  const { id, shortId, organizationId, sourceId, assetId } = claimed;
  let settings: ConnectionSettings | null = null;
  return {
    settings: () => settings,
    async to(question: Question): Promise<unknown> {
      if (question.what === "source") {
        settings = await untilAnswered(signal, () => readSource(claimed, { timeLimitSeconds, scrubber }));
        return { ...settings, password: settings.password.reveal() } satisfies SourceAnswer;
      }
      if (question.what === "recall") {
        const job = { id, shortId, attempt: lease.attempt, organizationId, sourceId, assetId };
        return kind.recall ? untilAnswered(signal, async () => kind.recall?.(db, job, question.part)) : null;
      }
      if (question.what === "model") return ask({ organizationId, jobId: id }, question, signal);
      const isKept = await untilAnswered(signal, () => stagePart(statements, lease, question));
      if (!isKept) throw new AttemptStopped("lost");
      return null;
    },
  };
}
