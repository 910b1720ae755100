import type { z } from "zod";

/** A part of the work with a name of its own. `weight` is its usual share of the whole, in any unit. */
export type Phase = { id: string; label: string; weight: number };

/** What starts a job. `retry` and `cli` are open to every type that `manual` is. */
export const TRIGGERS = ["manual", "schedule", "after_discovery", "retry", "cli", "api"] as const;
export type Trigger = (typeof TRIGGERS)[number];

/** Everything about a job type but the work itself. Plain: it goes to the browser. */
export type JobDefinition = {
  type: string;
  /** Grows when an older worker could not do the job; 1 where it is not given. */
  version?: number;
  label: string;
  description: string;
  /** Accepts `{}`: every setting has a default. Shapes only grow, so that old jobs stay readable. */
  config: z.ZodType;
  phases: readonly Phase[];
  triggers: { manual: boolean; schedule?: boolean; after?: string };
  timeoutSeconds: number;
  maxAttempts: number;
  /** What a configuration takes beyond running jobs, of whoever asks for it or retries it; null for nothing. */
  needs?(config: unknown): "sources.manage" | "metrics.custom" | null;
  /** Internal types raise no events, follow-ups or trends. */
  internal?: boolean;
  /** Where "Go to Job Page" leads once it completed; null where there is no such page. */
  resultHref(job: { id: string; sourceId: string | null; assetId: string | null }): string | null;
};

export const defineJob = <const T extends JobDefinition>(definition: T): T => definition;
