import { randomUUID } from "node:crypto";
import type { Scope } from "#lib/auth/scope.ts";
import { inOrganization, type PrismaClient } from "#lib/db/client.ts";
import { askInConversation } from "#lib/questions/commands.ts";
import { makeDestination } from "./alerts.ts";
import { insertSource } from "./job-rows.ts";
import { insertJobIn } from "./job-states.ts";
import { insertRun } from "./schema-changes.ts";

/** What stands in an address for `{job}`: an id, or the word that is part of every name of the organization's. */
export type Names = Readonly<Record<string, string>>;

/** One of everything that has an id, each with `mark` in what is shown of it; nothing that a worker would take up. */
export async function insertOneOfEach(owner: PrismaClient, scope: Scope, mark: string): Promise<Names> {
  const { organizationId } = scope;
  const source = await insertSource(owner, scope, mark);
  const { id: table } = await owner.asset.create({
    data: { organizationId, sourceId: source, kind: "table", schemaName: "shop", name: mark, objectId: 1n },
  });
  await owner.assetColumn.create({
    data: { assetId: table, organizationId, name: "id", type: "integer", position: 1, isNullable: false },
  });
  await owner.freshness.create({ data: { assetId: table, organizationId, sourceId: source } });
  const ofSource = { sourceId: source, sourceName: mark };
  const job = await insertJobIn(owner, scope, "failed", ofSource);
  await insertRun(owner, scope, source, [{ kind: "table_added", objectName: mark }], { sourceName: mark });
  const change = await owner.schemaChange.findFirstOrThrow({ where: { organizationId } });
  const made = { organizationId, changedByName: "Ada" };
  const of = { organizationId, sourceId: source };
  const { id: conversation } = await inOrganization(owner, scope, (db) =>
    askInConversation(db, scope, { q: `failed jobs of ${mark}`, conversationId: undefined, before: [] }),
  );
  const ids = {
    metric: owner.metric.create({
      data: { ...of, assetId: table, type: "row_count", createdByName: "Ada" },
    }),
    rule: owner.alertRule.create({ data: { ...made, name: mark, kinds: ["job_failed"] } }),
    alert: owner.alert.create({
      data: {
        ...{ organizationId, ruleName: mark, kind: "job_failed", severity: "critical", groupKey: mark },
        ...{ title: `${mark} failed`, sentence: "The password was refused." },
      },
    }),
    silence: owner.alertSilence.create({
      data: {
        ...{ ...made, kind: "blackout", name: mark, timeZone: "UTC" },
        ...{ beginsLocal: "2026-01-01T00:00", endsLocal: "2026-01-02T00:00" },
      },
    }),
    view: owner.savedView.create({
      data: {
        organizationId,
        makerId: scope.userId,
        makerName: "Ada",
        name: mark,
        isShared: true,
        filter: {},
      },
    }),
    schedule: owner.schedule.create({
      data: {
        ...{ ...made, sourceId: source, jobType: "asset_discovery", cron: "12 3 * * *", timeZone: "UTC" },
        state: "paused",
      },
    }),
    operation: owner.jobOperation.create({
      data: {
        ...{ organizationId, requestKey: randomUUID(), verb: "retry", reason: mark, askedByName: "Ada" },
        ...{ total: 1, done: 1, finishedAt: new Date() },
      },
    }),
    import: owner.lineageImport.create({
      data: { ...of, kind: "sql", name: mark, createdByName: "Ada", readAt: new Date() },
    }),
    tagRule: owner.tagRule.create({
      data: { organizationId, pattern: mark, tag: "pii:email", madeByName: "Ada" },
    }),
    invitation: owner.invitation.create({
      data: {
        ...{ organizationId, email: `${mark}@example.com`, role: "viewer", status: "pending" },
        ...{ expiresAt: new Date(Date.now() + 3_600_000), inviterId: scope.userId ?? "" },
      },
    }),
    failure: owner.jobFailureGroup.create({
      data: {
        ...{ organizationId, errorClass: "NETWORK", errorCode: "NETWORK/host", fingerprint: mark },
        ...{ message: mark, cause: "", remedy: "", retryHelps: true, jobs: 1 },
        ...{ firstAt: new Date(), lastAt: new Date() },
      },
    }),
    session: owner.session.create({
      data: { userId: scope.userId ?? "", token: randomUUID(), expiresAt: new Date(Date.now() + 3_600_000) },
    }),
  };
  const created = await Promise.all(
    Object.entries(ids).map(async ([name, row]) => [name, (await row).id] as const),
  );
  const destination = await makeDestination(owner, scope);
  await owner.alertDestination.update({
    where: { id: destination },
    data: { name: mark, settings: { recipients: ["ada@example.com"] } },
  });
  return {
    ...{
      mark,
      organization: organizationId,
      source,
      table,
      job,
      change: change.id,
      conversation,
      destination,
    },
    ...{ running: await insertJobIn(owner, scope, "running", ofSource), person: scope.userId ?? "" },
    ...{ request: randomUUID(), token: "no-such-token", ...Object.fromEntries(created) },
  };
}

/** The same names with ids that nobody has. */
export const unknownNames = (names: Names): Names =>
  Object.fromEntries(Object.keys(names).map((name) => [name, randomUUID()]));

/** `text` with the value of each `{name}` in it. */
export const filled = (text: string, names: Names): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => names[name] ?? `no-${name}`);

/** What people can change of an organization, table by table, as text. What a worker keeps by itself is left out. */
export async function readEverythingOf(owner: PrismaClient, organizationId: string): Promise<Names> {
  const tables = await owner.$queryRaw<{ name: string }[]>`
    select table_name as name from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and column_name = 'organization_id' and table_type = 'BASE TABLE'
      and table_name <> 'member' and table_name !~ '^job_(count|day|hour|outcome|trend|failure)'`;
  const entries = await Promise.all(
    tables.map(async ({ name }) => {
      const [row] = await owner.$queryRawUnsafe<{ text: string | null }[]>(
        `select string_agg(t::text, e'\\n' order by t::text) as text from "${name}" t where organization_id = $1::uuid`,
        organizationId,
      );
      return [name, row?.text ?? ""] as const;
    }),
  );
  const members = await owner.$queryRaw<{ text: string }[]>`
    select user_id || ' ' || role as text from member where organization_id = ${organizationId}::uuid order by 1`;
  return Object.fromEntries([...entries, ["member", members.map(({ text }) => text).join("\n")]]);
}
