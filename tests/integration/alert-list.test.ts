import { describe, expect } from "vitest";
import { countOpenAlerts, listAlerts } from "#lib/alerts/queries.ts";
import { AlertFilter } from "#lib/alerts/views.ts";
import { inOrganization } from "#lib/db/client.ts";
import { endingJobs, makeRule } from "#tests/support/alerts.ts";
import { test } from "#tests/support/database.ts";
import { createOrganization } from "#tests/support/organization.ts";

describe("an alert", () => {
  test("is found by state, severity, source, rule, job and asset, page after page", async ({
    owner,
    web,
    worker,
  }) => {
    const jobs = await endingJobs(owner, worker);
    const { scope, sourceId } = jobs;
    const rule = await makeRule(web, scope);
    const jobId = await jobs.fails();
    await jobs.route();
    await owner.alert.createMany({
      data: Array.from({ length: 60 }, (_, n) => ({
        ...{ organizationId: scope.organizationId, ruleName: "Old", kind: "job_slow", severity: "warning" },
        ...{ groupKey: `${n}`, title: `Old ${n}`, sentence: "", state: n < 5 ? "resolved" : "triggered" },
        ...(n === 59 && { suppressedBy: "cooldown", suppressedBecause: "Too soon." }),
      })),
    });
    const list = (asked: Record<string, string>) =>
      inOrganization(web, scope, (db) => listAlerts(db, scope, AlertFilter.parse(asked)));
    const { counts, rows, older } = await list({});
    expect(counts).toEqual({ open: 55, acknowledged: 0, snoozed: 0, resolved: 5, all: 61 });
    expect(rows).toHaveLength(50);
    expect((await list({ before: older ?? "" })).rows).toHaveLength(5);
    for (const asked of [
      { rule },
      { source: sourceId },
      { job: jobId },
      { asset: sourceId },
      { severity: "critical" },
    ])
      expect((await list(asked as Record<string, string>)).counts.all, JSON.stringify(asked)).toBe(1);
    expect((await list({ tab: "all", suppressed: "only" })).rows).toMatchObject([{ title: "Old 59" }]);
    expect((await list({ tab: "nonsense", severity: "worse", before: "x" })).counts.all).toBe(61);
  });

  test("is counted up to a thousand of a tab, and no further", async ({ owner, web }) => {
    const scope = await createOrganization(owner);
    await owner.$executeRaw`
      insert into alert (organization_id, rule_name, kind, severity, group_key, title, sentence, state)
      select ${scope.organizationId}::uuid, 'Old', 'job_slow', 'warning', n::text, 'Old', '',
        case when n <= 2 then 'triggered' else 'resolved' end
      from generate_series(1, 1200) n`;
    const { counts } = await inOrganization(web, scope, (db) => listAlerts(db, scope, AlertFilter.parse({})));
    expect(counts).toEqual({ open: 2, acknowledged: 0, snoozed: 0, resolved: 1_001, all: 1_001 });
  });

  test("is counted for every page up to a hundred that are open, and no further", async ({ owner, web }) => {
    const scope = await createOrganization(owner);
    const add = (from: number, to: number) => owner.$executeRaw`
      insert into alert (organization_id, rule_name, kind, severity, group_key, title, sentence)
      select ${scope.organizationId}::uuid, 'Old', 'job_slow', 'warning', n::text, 'Old', ''
      from generate_series(${from}::integer, ${to}::integer) n`;
    const count = () => inOrganization(web, scope, (db) => countOpenAlerts(db, scope));
    await add(1, 99);
    expect(await count()).toBe(99);
    await add(100, 300);
    expect(await count()).toBe(100);
  });
});
