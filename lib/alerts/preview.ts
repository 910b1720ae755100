/**
 * What a rule would have told of: the same code as routing, over what jobs, changes and tables have left behind. Bounded:
 * the newest are looked at first, and the answer says where there was more.
 */
import { authorize, type Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import { decide } from "#lib/engines/alerts/decide.ts";
import type { AlertKind } from "#lib/engines/alerts/kinds.ts";
import type { Rule } from "#lib/engines/alerts/match.ts";
import { readTags } from "./context.ts";
import { type Past, pastChanges, pastJobs } from "./past-events.ts";
import { pastAnomalies, pastLateness } from "./past-tables.ts";
import { findMeaningless } from "./rule-commands.ts";
import type { RuleWish } from "./schemas.ts";
import { readQuiet } from "./stored-rules.ts";
import type { Preview } from "./views.ts";
import { describe } from "./words.ts";

const DAYS = 30;
const MOST_SAMPLES = 5;
/** Of a rule that is not saved yet. */
const UNSAVED = "00000000-0000-7000-8000-000000000000";

export async function previewRule(db: Db, scope: Scope, wish: RuleWish): Promise<Preview> {
  authorize(scope, "alerts.rule");
  const rule: Rule = { ...wish, id: wish.id ?? UNSAVED, since: null };
  const { timeZone, silences } = await readQuiet(db, scope.organizationId);
  const { events, isPart } = await readPast(db, scope, rule);
  const assetIds = events.flatMap(({ parts }) => parts?.flatMap(({ assetId }) => assetId ?? []) ?? []);
  const drafts = decide({
    ...{ rules: [rule], events, silences, timeZone, standing: [], clock: ({ at }) => at },
    tagsOf: await readTags(db, rule.tags.length > 0 ? [...new Set(assetIds)] : []),
    memory: { lastTold: new Map(), toldOn: new Map() },
  });
  const samples = drafts
    .slice(-MOST_SAMPLES)
    .toReversed()
    .map((draft) => ({
      at: draft.items[0]?.event.at.toISOString() ?? "",
      title: describe(draft).title,
      suppressedBecause: draft.suppressed?.because ?? null,
    }));
  const suppressed = drafts.filter((draft) => draft.suppressed !== null).length;
  return {
    ...{ days: DAYS, alerts: drafts.length - suppressed, suppressed, samples, isPart },
    warnings: await findMeaningless(db, scope, wish),
  };
}

const OF_JOBS: readonly AlertKind[] = [
  ...(["discovery_failed", "job_failed", "job_recovered", "job_slow", "job_fast", "job_stuck"] as const),
];
const OF_CHANGES: readonly AlertKind[] = ["schema_change", "asset_removed", "asset_discovered"];

async function readPast(db: Db, scope: Scope, { kinds, sourceIds }: Rule): Promise<Past> {
  const about = { days: DAYS, sourceIds };
  const has = (some: readonly AlertKind[]) => kinds.some((kind) => some.includes(kind));
  const pasts = [
    ...(has(OF_JOBS) ? [await pastJobs(db, scope, about)] : []),
    ...(has(OF_CHANGES) ? [await pastChanges(db, scope, about)] : []),
    ...(has(["freshness_violation"]) ? [await pastLateness(db, scope, about)] : []),
    ...(has(["metric_anomaly"]) ? [await pastAnomalies(db, scope, about)] : []),
  ];
  return {
    events: pasts.flatMap(({ events }) => events).toSorted((a, b) => a.at.getTime() - b.at.getTime()),
    isPart: pasts.some(({ isPart }) => isPart),
  };
}
