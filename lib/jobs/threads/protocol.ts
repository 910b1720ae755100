/** What supervisor and threads say to each other about attempts. Plain data only. */
import type { MessagePort } from "node:worker_threads";
import { z } from "zod";
import type { ServerProcess, StopEvidence } from "#lib/connectors/connector.ts";
import type { ModelQuestion } from "#lib/language-model/question.ts";
import type { StopReason } from "../attempt-stopped.ts";
import type { JobFailure } from "../failure.ts";
import type { HandlerResult, JobContext, Progress } from "../handler.ts";
import type { StagedPart } from "../staging.ts";

/** What a thread says first, by the only way that it has then: from here on both use its port. */
export type Line = { threadId: number; port: MessagePort };

export type About<Message> = { taskId: number; message: Message };

/** One attempt's work. */
export type Task = {
  id: number;
  type: string;
  job: JobContext["job"];
  config: unknown;
  /** The value of OUTBOUND_ALLOW. */
  outboundAllow: string;
  /** How long a stop on the customer's server may take. */
  graceMs: number;
};

export type Outcome =
  | { kind: "returned"; result: HandlerResult; stagedParts: number }
  /** Not scrubbed yet: only the supervisor knows the secrets of the attempt. */
  | { kind: "failed"; failure: JobFailure };

/** What the thread cannot do itself, having no database and no keys: read settings and what is known, keep rows, ask a model. */
export type Question =
  | { what: "source" }
  | { what: "recall"; part?: readonly string[] }
  | ({ what: "stage" } & StagedPart)
  | ({ what: "model" } & ModelQuestion);

export type FromThread =
  | { kind: "begun"; threadId: number }
  | { kind: "step"; phaseId: string }
  | { kind: "units"; at: Parameters<Progress["units"]>[0] }
  | { kind: "line"; level: "info" | "warn"; message: string }
  /** What it is connected to: its version, as people write it. */
  | { kind: "server"; version: string }
  /** A session on the customer's server, to be ended should this thread die. */
  | { kind: "session"; process: ServerProcess }
  | { kind: "question"; id: number; question: Question }
  /** It heard that it is to stop. One that does not say so in time is beyond hearing. */
  | { kind: "stopping" }
  | { kind: "stopped"; evidence: StopEvidence }
  /** The last word. */
  | { kind: "ended"; outcome: Outcome };

export type ToThread =
  | { kind: "answer"; id: number; value: unknown }
  | { kind: "refusal"; id: number; failure: JobFailure }
  | { kind: "stop"; reason: StopReason };

/** The source's settings as an answer carries them. */
export const SourceAnswer = z.object({
  kind: z.literal("postgres"),
  host: z.string(),
  port: z.number(),
  database: z.string(),
  username: z.string(),
  password: z.string(),
  tlsMode: z.enum(["disable", "require", "verify-full"]),
  tlsCa: z.string().nullable(),
  timeLimitSeconds: z.number(),
});
export type SourceAnswer = z.output<typeof SourceAnswer>;
