import { z } from "zod";
import {
  ALERT_KIND_NAMES,
  ALERT_SEVERITIES,
  type AlertKind,
  type AlertSeverity,
} from "#lib/engines/alerts/kinds.ts";
import { Id } from "#lib/schemas.ts";

/** `open`: somebody may have to do something; suppressed ones are among the others. */
export const ALERT_TABS = ["open", "acknowledged", "snoozed", "resolved", "all"] as const;
export type AlertTab = (typeof ALERT_TABS)[number];
export const ALERT_STATES = ["triggered", "acknowledged", "snoozed", "resolved"] as const;
export type AlertState = (typeof ALERT_STATES)[number];

/** What an address may ask for; whatever is wrong in it counts as left out. */
export const AlertFilter = z.object({
  tab: z.enum(ALERT_TABS).catch("open"),
  severity: z.enum(ALERT_SEVERITIES).optional().catch(undefined),
  kind: z.enum(ALERT_KIND_NAMES).optional().catch(undefined),
  source: Id,
  rule: Id,
  job: Id,
  asset: Id,
  /** Left out: as its tab says. */
  suppressed: z.enum(["only", "none"]).optional().catch(undefined),
  before: Id,
  after: Id,
});
export type AlertFilter = z.infer<typeof AlertFilter>;

/** Instants are ISO strings. */
export type AlertRow = {
  id: string;
  /** One that rules offer, or of what Tidewatch tells by itself. */
  kind: string;
  severity: AlertSeverity;
  state: AlertState;
  title: string;
  sentence: string;
  ruleId: string | null;
  ruleName: string;
  sourceName: string | null;
  itemCount: number;
  stateByName: string | null;
  stateAt: string;
  snoozedUntil: string | null;
  suppressedBy: string | null;
  suppressedBecause: string | null;
  createdAt: string;
};

/** Of each tab no more are counted: nobody reads through a history for its number. */
export const MOST_COUNTED = 1_000;

export type AlertPage = {
  rows: AlertRow[];
  /** One more than `MOST_COUNTED` where there are more. */
  counts: Record<AlertTab, number>;
  newer: string | null;
  older: string | null;
};

export type AlertItem = {
  eventId: string;
  kind: string;
  line: string;
  at: string;
  recoveredAt: string | null;
  jobId: string | null;
  jobShortId: string | null;
  assetId: string | null;
};

export type AlertEntry = {
  id: string;
  verb: string;
  actorName: string | null;
  note: string | null;
  at: string;
};

export type AlertDetails = {
  alert: AlertRow & { sourceId: string | null; assetId: string | null; jobId: string | null };
  facts: { label: string; value: string }[];
  /** The newest hundred. */
  items: AlertItem[];
  history: AlertEntry[];
};

export type RuleRow = {
  id: string;
  name: string;
  isEnabled: boolean;
  kinds: AlertKind[];
  severities: AlertSeverity[];
  sourceIds: string[];
  schemaGlobs: string[];
  tableGlobs: string[];
  tags: string[];
  isBreakingOnly: boolean;
  delayOverSeconds: number | null;
  inARow: number;
  isStateChangeOnly: boolean;
  cooldownSeconds: number | null;
  dailyLimit: number | null;
  destinationIds: string[];
  changedByName: string;
  changedAt: string;
  /** How many alerts it made within the last 30 days. */
  alerts: number;
};

export type DestinationName = { id: string; name: string; kind: string; state: string };

export type SilenceRow = {
  id: string;
  kind: "operating_hours" | "blackout";
  name: string;
  timeZone: string;
  ruleIds: string[];
  days: number[];
  beginsMinute: number | null;
  endsMinute: number | null;
  beginsLocal: string | null;
  endsLocal: string | null;
  isYearly: boolean;
  changedByName: string;
  /** Whether rules are quiet because of it now. */
  isQuietNow: boolean;
};

/** What a rule would have told of. */
export type Preview = {
  days: number;
  alerts: number;
  suppressed: number;
  /** The newest few. */
  samples: { at: string; title: string; suppressedBecause: string | null }[];
  /** There was more than was looked at. */
  isPart: boolean;
  warnings: string[];
};
