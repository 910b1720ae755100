import { describe, expect } from "vitest";
import { discardOldAlerts } from "#lib/alerts/prune.ts";
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

  test("that nobody was told of is not read by who counts what is open, and goes when it is old", async ({
    owner,
    web,
    worker,
  }) => {
    const scope = await createOrganization(owner);
    await owner.$executeRaw`
      insert into alert (organization_id, rule_name, kind, severity, group_key, title, sentence, suppressed_by,
        suppressed_because, state_at)
      select ${scope.organizationId}::uuid, 'Old', 'job_slow', 'warning', n::text, 'Old', '',
        case when n > 3 then 'cooldown' end, case when n > 3 then 'Too soon.' end, now() - interval '364 days'
      from generate_series(1, 2000) n`;
    await owner.$executeRaw`analyze alert`;
    const counted = await inOrganization(web, scope, async (db) => {
      const open = await countOpenAlerts(db, scope);
      const [read] = await db.$queryRaw<[{ rows: number }]>`
        select (seq_tup_read + idx_tup_fetch)::int as rows from pg_stat_xact_user_tables where relname = 'alert'`;
      return { open, ...read };
    });
    expect(counted.open).toBe(3);
    expect(counted.rows).toBeLessThan(10);
    expect(await discardOldAlerts(worker, 365)).toBe(0);
    expect(await discardOldAlerts(worker, 363)).toBe(1_000);
    expect(await discardOldAlerts(worker, 363)).toBe(997);
    expect(await inOrganization(web, scope, (db) => countOpenAlerts(db, scope))).toBe(3);
  });
});
