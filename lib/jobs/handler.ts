import { z } from "zod";
import type { Connector } from "#lib/connectors/connector.ts";
import type { ModelQuestion, ModelReply } from "#lib/language-model/question.ts";
import type { JobDefinition } from "./definition.ts";
import { JobFailed, unreadableConfig } from "./engine-failures.ts";

/** All a handler sees of the world. No database client and no process state, so that it does not matter where it runs. */
export type JobContext<Config = unknown> = {
  readonly job: {
    id: string;
    shortId: string;
    attempt: number;
    organizationId: string;
    sourceId: string | null;
    assetId: string | null;
  };
  readonly config: Config;
  /** Aborted by a cancel, the deadline, a lost lease or a shutdown. */
  readonly signal: AbortSignal;
  readonly progress: Progress;
  readonly log: { info(message: string): void; warn(message: string): void };
  /** Opens the job's source. The runner closes it, and stops its queries on the server when `signal` aborts. */
  connect(): Promise<Connector>;
  /**
   * What the type's `recall` tells of runs before this one, so that the unchanged need not be staged; null without one. What is
   * too much for one answer is asked for in parts, by the ids of what it is about.
   */
  recall(part?: readonly string[]): Promise<unknown>;
  /** Asks the organization's language model, which may be none or not answer: then the reply says so. */
  askModel(question: ModelQuestion): Promise<ModelReply>;
  /** Keeps found rows for `publish`; resolves when there is room for more, so a handler need not hold them. */
  stage(kind: string, rows: readonly unknown[]): Promise<void>;
};

export type Progress = {
  /** Enters a phase of the definition and leaves the one before. */
  step(phaseId: string): void;
  /** Real units of the current phase, e.g. `{ done: 412, total: 1000, unit: "tables" }`; `now` names the current one. */
  units(at: { done: number; total: number | null; unit: string; now?: string }): void;
};

/** What a handler returns: the list's message and what the details keep. `message` may be completed by `publish`. */
export type HandlerResult = { message: string; result?: Record<string, unknown> };

export type JobHandler<D extends JobDefinition> = (
  context: JobContext<z.output<D["config"]>>,
) => Promise<HandlerResult>;

/** A type's work: its configuration not yet read. */
export type RunnableJob = { run(context: JobContext): Promise<HandlerResult> };

/** Brings a definition and its work together; the configuration is read by the definition's schema. */
export const runnable = <D extends JobDefinition>(definition: D, run: JobHandler<D>): RunnableJob => ({
  async run(context) {
    const config = definition.config.safeParse(context.config);
    if (!config.success) throw new JobFailed(unreadableConfig(z.prettifyError(config.error)));
    return run({ ...context, config: config.data as z.output<D["config"]> });
  },
});
