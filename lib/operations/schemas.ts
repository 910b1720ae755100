import { z } from "zod";
import { JobFilter } from "#lib/jobs/filter.ts";
import { WithoutNul } from "#lib/schemas.ts";
import { ITEM_TABS, LONGEST_REASON, MOST_JOBS, VERBS } from "./views.ts";

const MOST_CHOSEN = 1_000;

const Asked = z.object({
  /** Made with the question: a second click answers with the same operation. */
  requestKey: z.uuid(),
  verb: z.enum(VERBS),
  reason: WithoutNul.pipe(z.string().trim().max(LONGEST_REASON, `Say it in ${LONGEST_REASON} characters.`)),
});

export const ChosenIds = z.array(z.uuid().toLowerCase()).min(1, "Choose a job first.").max(MOST_CHOSEN);

export const ChosenJobs = Asked.extend({ ids: ChosenIds });

/** What a person was shown when they were asked about everything that matches. */
export const MatchingJobs = Asked.extend({
  /** Whose page it was: the session may have gone to another organization since, in another tab. */
  organizationId: z.uuid(),
  filter: JobFilter,
  upTo: z.uuid(),
  count: z.number().int().min(1).max(MOST_JOBS),
});

export const OperationId = z.object({ id: z.uuid() });

const Id = z.uuid().optional().catch(undefined);

/** A page of the list of operations: older than this one, or newer than it. Bad values are dropped. */
export const OperationPlace = z.object({ before: Id, after: Id });

/** The address of what came of an operation: `?outcome=failed&before=…`. */
export const ItemFilter = OperationPlace.extend({ outcome: z.enum(ITEM_TABS).catch("all") });
export type ItemFilter = z.infer<typeof ItemFilter>;
