/** What a list of jobs is narrowed to, as the address of a page, a count or an export says it. */
import { z } from "zod";
import { asked, Days, Id, many, SearchText } from "#lib/schemas.ts";
import { TRIGGERS } from "./definition.ts";
import { JOB_STATUSES } from "./status.ts";

export const JOB_TABS = ["all", "active", "completed", "failed"] as const;
export type JobTab = (typeof JOB_TABS)[number];

const JOB_ORDERS = ["created", "duration"] as const;

const Instant = z.iso.datetime().optional().catch(undefined);

/** `?tab=failed&type=asset_discovery&source=…&over=5m&q=orders&before=…`. Bad values are dropped. */
export const JobFilter = z.object({
  tab: z.enum(JOB_TABS).catch("all"),
  type: many(z.string().regex(/^[a-z_]{1,40}$/)),
  source: many(z.uuid()),
  status: many(z.enum(JOB_STATUSES)),
  asset: Id,
  trigger: many(z.enum(TRIGGERS)),
  /** People, whether or not they still belong to the organization. */
  startedBy: many(z.uuid()),
  /** When it was created. */
  ...Days.shape,
  /** From the one instant, included, until the other, excluded: as a filter is kept of which the days would move. */
  since: Instant,
  until: Instant,
  /** Ran longer than this: `90s`, `5m`, `2h`. */
  over: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[0-9]{1,6}[smh]$/)
    .optional()
    .catch(undefined),
  /** The beginning of a short id, or a part of an asset's name or of a message. */
  q: SearchText.pipe(z.string().min(1)).optional().catch(undefined),
  /** With `asset`, `q` names assets alone; their jobs are then found however old they are. */
  by: z.enum(["asset"]).optional().catch(undefined),
  sort: z.enum(JOB_ORDERS).catch("created"),
  /** Keyset paging: past this job, towards older or shorter ones, or back. */
  before: Id,
  after: Id,
  /** The saved view it began with; the rest of the address says what it shows, and may have changed since. */
  view: Id,
});
export type JobFilter = z.infer<typeof JobFilter>;

/** The filter an address's query says, whatever else stands in it. */
export const filterOf = (query: URLSearchParams): JobFilter => JobFilter.parse(asked(query));

/** A filter and the zone in which its days begin; without one in UTC. */
export type Narrowing = JobFilter & { timeZone?: string };
