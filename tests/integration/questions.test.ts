import { describe, expect } from "vitest";
import type { Scope } from "#lib/auth/scope.ts";
import { type Db, inOrganization } from "#lib/db/client.ts";
import type { QuestionPart } from "#lib/engines/questions/edit.ts";
import { ask } from "#lib/questions/ask.ts";
import { answerTurn, askInConversation, changeTurn, deleteConversation } from "#lib/questions/commands.ts";
import { getConversation, listConversations } from "#lib/questions/queries.ts";
import { NewQuestion } from "#lib/questions/schemas.ts";
import { test } from "#tests/support/database.ts";
import { insertSource } from "#tests/support/job-rows.ts";
import { insertRuns } from "#tests/support/job-runs.ts";
import { addMember, createOrganization } from "#tests/support/organization.ts";
import { noUsage } from "#tests/support/run-history.ts";
import { makeHistory } from "../eval/questions/history.ts";
import { judge } from "../eval/questions/judge.ts";
import { loadHistory } from "../eval/questions/load.ts";
import { writtenCases } from "../eval/questions/written-cases.ts";

describe("questions", () => {
  test("as people put them are answered right, or not at all", { timeout: 120_000 }, async ({
    owner,
    web,
  }) => {
    const history = makeHistory(3);
    const scope = await loadHistory(owner, history);
    const not: Record<string, string[]> = { right: [], wrong: [], abstained: [] };
    const cases = writtenCases(history);
    for (const each of cases) {
      const asked = {
        text: each.question,
        previous: null,
        now: new Date(each.now),
        most: history.jobs.length,
      };
      const reply = await inOrganization(web, scope, (db) => ask(db, scope, asked));
      not[judge(each, reply)]?.push(each.question);
    }
    expect(not.wrong).toEqual([]);
    expect(not.right?.length).toBeGreaterThanOrEqual(0.97 * cases.length);
  });

  test("count the jobs of one's own organization alone, whatever another is called", async ({
    owner,
    web,
  }) => {
    const scope = await createOrganization(owner);
    const rival = await createOrganization(owner, { name: "Rival" });
    for (const each of [scope, rival]) {
      const source = await insertSource(owner, each, "orders");
      await owner.source.update({
        where: { id: source },
        data: { name: each === scope ? "orders" : "secrets" },
      });
      await insertRuns(owner, each, source, [{ minutesAgo: 2, seconds: 30, failure: noUsage("returns") }]);
    }
    const answerOf = (text: string) =>
      inOrganization(web, scope, (db) => ask(db, scope, { text, previous: null }));
    expect(await answerOf("how many jobs failed?")).toMatchObject({ answer: { value: 1 } });
    const [theirs] = await owner.job.findMany({ where: { organizationId: rival.organizationId } });
    for (const text of [`why did ${theirs?.shortId} fail?`, `retry chain of ${theirs?.shortId}`])
      expect(await answerOf(text)).toMatchObject({
        notUnderstood: { because: `There is no job ${theirs?.shortId} here.` },
      });
    expect(await answerOf("how many jobs failed on secrets?")).toMatchObject({
      notUnderstood: { unknown: ["secrets"] },
    });
  });

  test("of what is grouped count every group, and find the fewest among all of them", async ({
    owner,
    web,
  }) => {
    const scope = await createOrganization(owner);
    const { organizationId } = scope;
    const idle = await insertSource(owner, scope, "idle");
    await owner.$executeRaw`
      with source as (
        insert into source (organization_id, name, state, kind, host, port, database, username, tls_mode)
        select ${organizationId}::uuid, 'shop ' || n, 'active', 'postgres', 'db', 5432, 'shop', 'reader', 'disable'
        from generate_series(1, 230) n returning id, name
      )
      insert into job (organization_id, type, type_version, status, source_id, source_name, trigger, dedupe_key, finished_at)
      select ${organizationId}::uuid, 'asset_discovery', 1, 'completed', s.id, s.name, 'manual', gen_random_uuid()::text, now()
      from source s, generate_series(1, case s.name when 'shop 7' then 1 when 'shop 9' then 3 else 2 end) n`;
    const inWords = async (text: string) => {
      const reply = await inOrganization(web, scope, (db) => ask(db, scope, { text, previous: null }));
      return "answer" in reply ? reply.answer : reply;
    };
    expect(JSON.stringify(await inWords("which source has the most jobs?"))).toMatch(/shop 9 has.*460 jobs/);
    const fewest = await inWords("which source has the fewest jobs?");
    expect(fewest).toMatchObject({ value: 0 });
    expect(JSON.stringify(fewest)).toMatch(/idle-\w+ has the fewest/);
    await owner.source.update({ where: { id: idle }, data: { state: "removed", removedAt: new Date() } });
    const kept = await inOrganization(web, scope, (db) =>
      askInConversation(db, scope, NewQuestion.parse({ q: "which sources have the most jobs?" })),
    );
    const reply = await inOrganization(web, scope, (db) => answerTurn(db, scope, kept.id));
    expect(reply).toHaveProperty("answer");
    const [turn] = await inOrganization(web, scope, (db) => getConversation(db, scope, kept.conversationId));
    expect(turn?.reply).toHaveProperty("answer");
  });
});

describe("a conversation", () => {
  test("is its person's alone, goes on from what was asked, and can be deleted", async ({ owner, web }) => {
    const boss = await createOrganization(owner);
    const mine = await addMember(owner, boss.organizationId, "viewer");
    const as = <T>(who: Scope, work: (db: Db) => Promise<T>) => inOrganization(web, who, work);
    const asked = (q: string, conversationId?: string) =>
      as(mine, (db) => askInConversation(db, mine, NewQuestion.parse({ q, conversationId })));
    const first = await asked("how many jobs failed this week?");
    const id = first.conversationId;
    const second = await asked("and last week?", id);
    expect(second.conversationId).toBe(id);
    // What was understood is there at once; the answer comes with being looked at.
    const [kept] = await as(mine, (db) => getConversation(db, mine, id));
    expect(kept?.reply).toMatchObject({ understood: { question: { intent: "count" } } });
    for (const turn of [first, second])
      expect(await as(mine, (db) => answerTurn(db, mine, turn.id))).toMatchObject({
        answer: { question: { intent: "count", which: { status: ["failed"] } } },
      });
    const turns = await as(mine, (db) => getConversation(db, mine, id));
    expect(turns.every(({ reply }) => "answer" in reply)).toBe(true);

    const gone = { code: "not_found" };
    const change = { part: "status" as const, values: ["completed"] };
    expect(await as(boss, (db) => listConversations(db, boss))).toEqual([]);
    await expect(as(boss, (db) => getConversation(db, boss, id))).rejects.toMatchObject(gone);
    await expect(as(boss, (db) => answerTurn(db, boss, first.id))).rejects.toMatchObject(gone);
    await expect(as(boss, (db) => changeTurn(db, boss, first.id, change))).rejects.toMatchObject(gone);
    await expect(as(boss, (db) => deleteConversation(db, boss, id))).rejects.toMatchObject(gone);
    await as(mine, (db) => deleteConversation(db, mine, id));
    await expect(as(mine, (db) => getConversation(db, mine, id))).rejects.toMatchObject(gone);
  });

  test("answers anew what was changed in it, from its own organization whatever is chosen", async ({
    owner,
    web,
  }) => {
    const scope = await createOrganization(owner);
    const rival = await createOrganization(owner, { name: "Rival" });
    const mine = await insertSource(owner, scope, "orders");
    const theirs = await insertSource(owner, rival, "orders");
    const failure = noUsage("returns");
    await insertRuns(owner, scope, mine, [
      { minutesAgo: 3, seconds: 30 },
      { minutesAgo: 2, seconds: 30, failure },
    ]);
    await insertRuns(owner, rival, theirs, [{ minutesAgo: 2, seconds: 30, failure }]);
    const as = <T>(work: (db: Db) => Promise<T>) => inOrganization(web, scope, work);
    const { id } = await as((db) =>
      askInConversation(db, scope, NewQuestion.parse({ q: "how many jobs failed?" })),
    );
    const changed = async (part: QuestionPart, ...values: string[]) => {
      await as((db) => changeTurn(db, scope, id, { part, values }));
      return as((db) => answerTurn(db, scope, id));
    };
    expect(await as((db) => answerTurn(db, scope, id))).toMatchObject({ answer: { value: 1 } });
    expect(await changed("status", "completed", "failed")).toMatchObject({ answer: { value: 2 } });
    expect(await changed("source", theirs)).toMatchObject({ answer: { value: 0, jobIds: [] } });
    expect(await changed("source")).toMatchObject({ answer: { value: 2 } });
    expect(await changed("period", "from 2001-01-01 to 2001-01-02")).toMatchObject({ answer: { value: 0 } });
    await expect(changed("period", "before breakfast")).rejects.toMatchObject({ code: "invalid" });
    await expect(changed("status", "exploded")).rejects.toMatchObject({ code: "invalid" });
  });
});
