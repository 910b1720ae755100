import { describe, expect } from "vitest";
import { actOnAlerts, noteOnAlert } from "#lib/alerts/commands.ts";
import { previewRule } from "#lib/alerts/preview.ts";
import { getAlert } from "#lib/alerts/queries.ts";
import { findMeaningless, removeRule, saveRule, turnRule } from "#lib/alerts/rule-commands.ts";
import { getRule, listSilences } from "#lib/alerts/rule-queries.ts";
import { RuleForm, SilenceForm } from "#lib/alerts/schemas.ts";
import { removeSilence, saveSilence } from "#lib/alerts/silence-commands.ts";
import { wakeSnoozed } from "#lib/alerts/stuck.ts";
import { findSuggestions } from "#lib/alerts/suggestions.ts";
import { connect, type Db, inOrganization, type PrismaClient } from "#lib/db/client.ts";
import { endingJobs, makeDestination, makeRule } from "#tests/support/alerts.ts";
import { test } from "#tests/support/database.ts";
import { createSource } from "#tests/support/engine.ts";
import { insertRuns } from "#tests/support/job-runs.ts";
import { addMember, createOrganization } from "#tests/support/organization.ts";
import { noUsage } from "#tests/support/run-history.ts";
import { insertRun } from "#tests/support/schema-changes.ts";
import { TcpProxy } from "#tests/support/tcp-proxy.ts";

const within = <T>(web: PrismaClient, scope: { organizationId: string }, work: (db: Db) => Promise<T>) =>
  inOrganization(web, scope, work);

const wish = (fields: Record<string, string | string[]>) =>
  RuleForm.parse({ name: "Rule", kinds: "job_failed", isStateChangeOnly: "on", ...fields });
const faults = (fields: Record<string, string | string[]>) =>
  RuleForm.safeParse({ name: "Rule", kinds: "job_failed", ...fields }).error?.issues.map(
    ({ path, message }) => `${path.join(".")}: ${message}`,
  );

describe("a rule", () => {
  test("says what is wrong with it, and is saved whole or not at all", async ({ owner, web }) => {
    const scope = await createOrganization(owner);
    expect(faults({ name: " ", inARow: "0", delay: "x", dailyLimit: "1.5" })).toEqual([
      "name: Give the rule a name.",
    ]);
    expect(
      faults({ inARow: "0", delay: "x", dailyLimit: "1.5", cooldown: "31", cooldownUnit: "days" }),
    ).toEqual([
      "delay: Use a number from 1 minute to 30 days.",
      "cooldown: Use a number from 1 minute to 30 days.",
      "inARow: Use a whole number from 1 to 50.",
      "dailyLimit: Use a whole number from 1 to 10,000.",
    ]);
    expect(faults({ kinds: [] })).toEqual(["kinds: Choose at least one thing that may happen."]);
    const rival = await createOrganization(owner, { name: "Rival" });
    const foreign = await makeDestination(owner, rival);
    const saving = within(web, scope, (db) => saveRule(db, scope, wish({ destinationIds: foreign })));
    await expect(saving).rejects.toThrow("There is no such destination here.");
    const ofForeignSource = wish({ sourceIds: await createSource(owner, rival) });
    await expect(within(web, scope, (db) => saveRule(db, scope, ofForeignSource))).rejects.toThrow(
      "There is no such source here.",
    );
    await within(web, scope, (db) => saveRule(db, scope, wish({})));
    await expect(within(web, scope, (db) => saveRule(db, scope, wish({ name: "RULE" })))).rejects.toThrow(
      "Another rule has this name.",
    );
    expect(await owner.alertRule.count()).toBe(1);
    const viewer = await addMember(owner, scope.organizationId, "viewer");
    await expect(within(web, viewer, (db) => saveRule(db, viewer, wish({ name: "Mine" })))).rejects.toThrow(
      "This needs the role member.",
    );
  });

  test("is changed with its destinations, turned off and removed, and its alerts stay and recover", async ({
    owner,
    web,
    worker,
  }) => {
    const jobs = await endingJobs(owner, worker);
    const { scope } = jobs;
    const [mail, chat] = [await makeDestination(owner, scope), await makeDestination(owner, scope)];
    const id = await makeRule(web, scope, { name: "On call", destinationIds: mail });
    await jobs.fails();
    await jobs.route();
    const changed = wish({
      id,
      name: "On call",
      destinationIds: chat,
      cooldown: "90",
      cooldownUnit: "minutes",
    });
    await within(web, scope, (db) => saveRule(db, scope, changed));
    const rule = await within(web, scope, (db) => getRule(db, scope, id));
    expect(rule).toMatchObject({ destinationIds: [chat], cooldownSeconds: 5_400, alerts: 1 });
    await within(web, scope, (db) => turnRule(db, scope, { id, isEnabled: false }));
    await jobs.fails();
    expect(await jobs.eventsOf()).toHaveLength(1);
    await within(web, scope, (db) => removeRule(db, scope, id));
    expect(await jobs.alerts()).toMatchObject([{ ruleId: null, ruleName: "On call", state: "triggered" }]);
    await jobs.completes();
    await jobs.route();
    expect(await jobs.alerts()).toMatchObject([{ state: "resolved" }]);
    await expect(within(web, scope, (db) => getRule(db, scope, id))).rejects.toThrow(/no such rule/);
  });

  test("made after a failure hears of the next one, and of none that it has heard of", async ({
    owner,
    web,
    worker,
  }) => {
    const jobs = await endingJobs(owner, worker);
    await jobs.fails();
    expect(await within(web, jobs.scope, (db) => findSuggestions(db, jobs.scope))).toContain("failures");
    await makeRule(web, jobs.scope);
    expect(await within(web, jobs.scope, (db) => findSuggestions(db, jobs.scope))).not.toContain("failures");
    await jobs.fails();
    await jobs.fails();
    await jobs.route();
    expect(await jobs.alerts()).toMatchObject([{ itemCount: 1 }]);
  });

  test("names globs and tags that mean nothing at present, and keeps them", async ({ owner, web }) => {
    const scope = await createOrganization(owner);
    const sourceId = await createSource(owner, scope);
    await owner.asset.create({
      data: {
        organizationId: scope.organizationId,
        sourceId,
        kind: "table",
        schemaName: "sales",
        name: "orders",
      },
    });
    const asked = wish({
      ...{ kinds: "schema_change", schemaGlobs: "sal*, hr", tableGlobs: "ORDERS, x*", tags: "pii:email" },
    });
    const { warnings } = await within(web, scope, (db) => saveRule(db, scope, asked));
    expect(warnings).toEqual([
      "No schema is called hr at present.",
      "No table of these schemas is called x* at present.",
      "Nothing carries the tag pii:email at present.",
    ]);
    expect(await owner.alertRule.count()).toBe(1);
  });

  test("is looked at for what it means without reading the names of all tables", async ({ owner, url }) => {
    const scope = await createOrganization(owner);
    const sourceId = await createSource(owner, scope);
    await owner.$executeRaw`
      insert into asset (organization_id, source_id, kind, schema_name, name)
      select ${scope.organizationId}::uuid, ${sourceId}::uuid, 'table', 'Sales', 'a_table_with_a_name_of_some_length_' || n
      from generate_series(1, 3000) n`;
    await using line = await TcpProxy.open(Number(new URL(url).port));
    const web = connect(line.through(url), "tidewatch_web", { max: 1 });
    const globs = {
      schemaGlobs: ["s?les", "_ales", "sa%"],
      tableGlobs: ["A*_2999", "*30_1", "*.*", "a\\_table*"],
    };
    const warnings = await within(web, scope, (db) =>
      findMeaningless(db, scope, { ...globs, sourceIds: [], tags: [] }),
    );
    expect(warnings.map((warning) => warning.match(/called (\S+)/)?.[1])).toEqual([
      ...["_ales", "sa%", "*30_1", "*.*", "a\\_table*"],
    ]);
    expect(line.bytesAnswered).toBeLessThan(20_000);
    await web.$disconnect();
  });

  test("is previewed to who may make one by what has been, with what would have been kept quiet", async ({
    owner,
    web,
  }) => {
    const scope = await createOrganization(owner);
    const sourceId = await createSource(owner, scope);
    await insertRuns(owner, scope, sourceId, [
      { minutesAgo: 40 * 24 * 60, seconds: 1, failure: noUsage("too_old") },
      { minutesAgo: 300, seconds: 1 },
      { minutesAgo: 200, seconds: 1, failure: noUsage("returns") },
      { minutesAgo: 100, seconds: 1, failure: noUsage("returns") },
      { minutesAgo: 50, seconds: 1 },
      { minutesAgo: 40, seconds: 1, type: "connection_test", failure: noUsage("returns") },
    ]);
    await insertRun(owner, scope, sourceId, [
      { kind: "column_removed", schemaName: "sales", objectName: "orders", partName: "note" },
      { kind: "table_added", schemaName: "sales", objectName: "refunds" },
    ]);
    const preview = (fields: Record<string, string | string[]>) =>
      within(web, scope, (db) => previewRule(db, scope, wish(fields)));
    expect(await preview({})).toMatchObject({ alerts: 1, suppressed: 0, isPart: false });
    expect(await preview({ inARow: "2" })).toMatchObject({ alerts: 1 });
    expect(await preview({ inARow: "3" })).toMatchObject({ alerts: 0 });
    const repeats = RuleForm.parse({ name: "Rule", kinds: "job_failed" });
    expect(await within(web, scope, (db) => previewRule(db, scope, repeats))).toMatchObject({ alerts: 2 });
    expect(await preview({ kinds: ["job_failed", "job_recovered"] })).toMatchObject({ alerts: 2 });
    const changes = await preview({ kinds: "schema_change", isBreakingOnly: "on" });
    expect(changes).toMatchObject({
      alerts: 1,
      samples: [{ title: expect.stringMatching(/^1 schema change in orders-/) }],
    });
    expect(await preview({ kinds: "schema_change", tableGlobs: "refunds" })).toMatchObject({ alerts: 1 });
    const viewer = await addMember(owner, scope.organizationId, "viewer");
    await expect(within(web, viewer, (db) => previewRule(db, viewer, repeats))).rejects.toThrow(
      "This needs the role member.",
    );
    const cooled = { ...repeats, cooldownSeconds: 3 * 3_600 };
    const quiet = await within(web, scope, (db) => previewRule(db, scope, cooled));
    expect(quiet).toMatchObject({ alerts: 1, suppressed: 1 });
    expect(quiet.samples[0]?.suppressedBecause).toBe(
      "The rule waits 3 hours between two alerts of an asset.",
    );
  });
});

describe("an alert", () => {
  test("is acknowledged, snoozed, woken, resolved and opened again, and tells who did what", async ({
    owner,
    web,
    worker,
  }) => {
    const jobs = await endingJobs(owner, worker);
    const { scope } = jobs;
    await makeRule(web, scope);
    await jobs.fails();
    await jobs.route();
    const [{ id = "" } = {}] = await jobs.alerts();
    const ids = [id];
    const act = (asked: Parameters<typeof actOnAlerts>[2]) =>
      within(web, scope, (db) => actOnAlerts(db, scope, asked));
    expect(await act({ verb: "acknowledge", ids })).toBe(1);
    expect(await act({ verb: "snooze", ids, minutes: 60 })).toBe(1);
    expect(await wakeSnoozed(worker)).toBe(0);
    await owner.$executeRaw`update alert set snoozed_until = now() - interval '1 second'`;
    expect(await wakeSnoozed(worker)).toBe(1);
    expect(await act({ verb: "resolve", ids })).toBe(1);
    expect(await act({ verb: "snooze", ids, minutes: 60 })).toBe(0);
    expect(await act({ verb: "reopen", ids })).toBe(1);
    await within(web, scope, (db) => noteOnAlert(db, scope, { alertId: id, note: "Asked the owner." }));
    const details = await within(web, scope, (db) => getAlert(db, scope, id));
    expect(details.alert).toMatchObject({ state: "triggered", snoozedUntil: null });
    expect(details.history.map(({ verb, actorName }) => `${verb} ${actorName}`)).toEqual([
      ...["triggered null", "acknowledged Owner Example", "snoozed Owner Example", "woke null"],
      ...["resolved Owner Example", "reopened Owner Example", "noted Owner Example"],
    ]);
    const viewer = await addMember(owner, scope.organizationId, "viewer");
    await expect(
      within(web, viewer, (db) => actOnAlerts(db, viewer, { verb: "resolve", ids })),
    ).rejects.toThrow("This needs the role member.");
  });
});

describe("a quiet time", () => {
  const silence = (fields: Record<string, string | string[]>) =>
    SilenceForm.parse({ kind: "blackout", name: "Move", timeZone: "UTC", ...fields });
  const wrong = (fields: Record<string, string | string[]>) =>
    SilenceForm.safeParse({ kind: "blackout", name: "Move", timeZone: "UTC", ...fields }).error?.issues.map(
      ({ path, message }) => `${path.join(".")}: ${message}`,
    );

  test("says what is wrong with it", () => {
    expect(wrong({ begins: "2026-02-30T10:00", ends: "x" })).toEqual([
      "begins: Choose a day and a time.",
      "ends: Choose a day and a time.",
    ]);
    expect(wrong({ begins: "2026-02-02T10:00", ends: "2026-02-02T10:00" })).toEqual([
      "ends: It ends before it begins.",
    ]);
    expect(wrong({ begins: "2026-02-02T10:00", ends: "2027-02-02T10:00", isYearly: "on" })).toEqual([
      "ends: What comes each year lasts less than a year.",
    ]);
    expect(wrong({ kind: "operating_hours", begins: "8", ends: "24:00" })).toEqual([
      "begins: Write a time such as 08:00.",
      "ends: Write a time such as 18:00.",
      "days: Choose at least one day.",
    ]);
    expect(wrong({ timeZone: "Mars/Olympus" })).toHaveLength(1);
  });

  test("names the blackouts it lies over, is changed and removed", async ({ owner, web }) => {
    const scope = await createOrganization(owner);
    const save = (fields: Record<string, string | string[]>) =>
      within(web, scope, (db) => saveSilence(db, scope, silence(fields)));
    const when = { begins: "2026-12-24T18:00", ends: "2026-12-27T08:00" };
    expect(await save(when)).toEqual({ overlaps: [] });
    expect(await save({ ...when, name: "Audit", isYearly: "on" })).toEqual({ overlaps: ["Move"] });
    const list = () => within(web, scope, (db) => listSilences(db, scope, new Date("2026-12-25T00:00:00Z")));
    const [audit, move] = await list();
    expect([audit?.isQuietNow, move?.isQuietNow]).toEqual([true, true]);
    expect(await save({ ...when, id: move?.id ?? "", name: "Moved" })).toEqual({ overlaps: ["Audit"] });
    await within(web, scope, (db) => removeSilence(db, scope, audit?.id ?? ""));
    expect(await list()).toMatchObject([{ name: "Moved" }]);
    const rival = await createOrganization(owner, { name: "Rival" });
    await expect(within(web, rival, (db) => removeSilence(db, rival, move?.id ?? ""))).rejects.toThrow(
      /no such quiet time/,
    );
  });
});
