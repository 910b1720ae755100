/**
 * The inside of a thread: one attempt's handler, with a context that reaches the supervisor through the thread's line.
 * A thread has no database of ours, no keys and no lease; whatever it does to the processor or to its memory, it can be
 * killed without a neighbour noticing.
 */
import { threadId } from "node:worker_threads";
import { openConnector } from "#lib/connectors/open.ts";
import { ModelReply } from "#lib/language-model/question.ts";
import { Secret } from "#lib/secrets/secret.ts";
import { AttemptStopped } from "../attempt-stopped.ts";
import { classify } from "../describe-failure.ts";
import type { JobContext, RunnableJob } from "../handler.ts";
import { keepConnection } from "../source-connection.ts";
import { openStaging } from "../staging.ts";
import { type Outcome, SourceAnswer, type Task } from "./protocol.ts";
import { openLine, type Supervisor } from "./supervisor.ts";

/** What the pool calls with each task. Resolves when the attempt's last word was said. */
export function executeWith(handlers: Readonly<Record<string, RunnableJob>>): (task: Task) => Promise<void> {
  const line = openLine();
  return async (task) => {
    const supervisor = line.speakAbout(task.id);
    supervisor.tell({ kind: "begun", threadId });
    const work = new AbortController();
    const connection = keepConnection(() => openSource(task, supervisor, work.signal), work.signal);
    supervisor.onStop = (reason) => {
      supervisor.tell({ kind: "stopping" });
      work.abort(new AttemptStopped(reason));
      void connection.stop(task.graceMs).then((evidence) => supervisor.tell({ kind: "stopped", evidence }));
    };
    const staging = openStaging(async (part) => void (await supervisor.ask({ what: "stage", ...part })));
    const context = contextOf(task, supervisor, work.signal, {
      connect: connection.connect,
      stage: staging.stage,
    });
    const outcome = await perform(handlers[task.type], context, staging.finish);
    await connection.close(task.graceMs);
    supervisor.end(outcome);
  };
}

async function perform(
  handler: RunnableJob | undefined,
  context: JobContext,
  finishStaging: () => Promise<number>,
): Promise<Outcome> {
  try {
    if (!handler) throw new Error("No thread knows how to do this work.");
    const result = await handler.run(context);
    return { kind: "returned", result, stagedParts: await finishStaging() };
  } catch (error) {
    return { kind: "failed", failure: classify(error) };
  }
}

function contextOf(
  { job, config }: Task,
  { tell, ask }: Supervisor,
  signal: AbortSignal,
  means: Pick<JobContext, "connect" | "stage">,
): JobContext {
  return {
    ...{ job, config, signal, ...means },
    progress: {
      step: (phaseId) => tell({ kind: "step", phaseId }),
      units: (at) => tell({ kind: "units", at }),
    },
    log: {
      info: (message) => tell({ kind: "line", level: "info", message }),
      warn: (message) => tell({ kind: "line", level: "warn", message }),
    },
    recall: (part) => ask({ what: "recall", ...(part && { part }) }),
    askModel: async (question) => ModelReply.parse(await ask({ what: "model", ...question })),
  };
}

async function openSource({ job, outboundAllow }: Task, { tell, ask }: Supervisor, signal: AbortSignal) {
  const { password, ...settings } = SourceAnswer.parse(await ask({ what: "source" }));
  const connector = await openConnector(
    { ...settings, password: new Secret(password) },
    {
      ...{ jobShortId: job.shortId, signal, outboundAllow },
      onSession: (process) => tell({ kind: "session", process }),
    },
  );
  const { product, version, role, tlsVersion } = connector.server;
  tell({ kind: "server", version });
  const message = `Connected to ${product} ${version} as ${role}, ${tlsVersion ?? "not encrypted"}, read-only`;
  tell({ kind: "line", level: "info", message });
  return connector;
}
