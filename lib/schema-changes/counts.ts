import type { Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import { matching, type Narrowing } from "./conditions.ts";
import type { Severity } from "./kinds.ts";
import { severityOf } from "./rows.ts";
import type { ChangeCounts, ChangeTab } from "./views.ts";

/** As many as are counted, and as many as can be acknowledged at once. */
export const MOST_COUNTED = 10_000;

type Group = { severity: Severity; tab: Exclude<ChangeTab, "all">; count: number };

/** How many changes match, by severity and by whether somebody has acknowledged them. */
export async function countChanges(db: Db, scope: Scope, narrowing: Narrowing): Promise<ChangeCounts> {
  const { tab, severity } = narrowing.filter;
  const filter = { ...narrowing.filter, tab: "all" as const, severity: [] };
  const groups = await readGroups(db, scope, { ...narrowing, filter });
  const sum = (isMeant: (group: Group) => boolean) =>
    groups.filter(isMeant).reduce((total, { count }) => total + count, 0);
  const isSevere = (group: Group) => severity.length === 0 || severity.includes(group.severity);
  const isInTab = (group: Group) => tab === "all" || group.tab === tab;
  const ofTab = (name: ChangeTab) =>
    sum((group) => isSevere(group) && (name === "all" || group.tab === name));
  const ofSeverity = (name: Severity) => sum((group) => isInTab(group) && group.severity === name);
  return {
    tabs: { all: ofTab("all"), open: ofTab("open"), acknowledged: ofTab("acknowledged") },
    severities: {
      critical: ofSeverity("critical"),
      warning: ofSeverity("warning"),
      info: ofSeverity("info"),
    },
    isPartial: sum(() => true) > MOST_COUNTED,
  };
}

async function readGroups(db: Db, scope: Scope, narrowing: Narrowing): Promise<Group[]> {
  const groups = await db.$queryRaw<{ rank: number; isOpen: boolean; count: number }[]>`
    select rank, "isOpen", count(*)::integer as count
    from (select c.severity::integer as rank, c.acknowledged_at is null as "isOpen" from schema_change c
      where ${matching(scope, narrowing)} order by c.id desc limit ${MOST_COUNTED + 1}::integer) c
    group by 1, 2`;
  return groups.map(({ rank, isOpen, count }) => ({
    severity: severityOf(rank),
    tab: isOpen ? "open" : "acknowledged",
    count,
  }));
}
