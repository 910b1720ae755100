import { z } from "zod";
import { defineJob } from "#lib/jobs/definition.ts";

/** In the place of a type there is, so that it is asked for in the usual way. */
export const noop = defineJob({
  type: "connection_test",
  label: "Nothing",
  description: "Does nothing.",
  config: z.object({}),
  phases: [],
  triggers: { manual: true },
  timeoutSeconds: 60,
  maxAttempts: 1,
  resultHref: () => null,
});

/** The same in the place of a type whose ends may be told of. */
export const noopThatRaises = { ...noop, type: "lineage_extraction" } as const;
