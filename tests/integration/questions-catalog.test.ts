import { describe, expect } from "vitest";
import { type Db, inOrganization } from "#lib/db/client.ts";
import type { QuestionPart } from "#lib/engines/questions/edit.ts";
import { answerTurn, askInConversation, changeTurn } from "#lib/questions/commands.ts";
import { getConversation } from "#lib/questions/queries.ts";
import { NewQuestion } from "#lib/questions/schemas.ts";
import { test as base } from "#tests/support/database.ts";
import { makeHistory } from "../eval/questions/history.ts";
import { loadHistory } from "../eval/questions/load.ts";

const history = makeHistory(3);
const { changes, tables } = history.catalog;
const sourceIds = (...names: string[]) =>
  history.sources.filter(({ name }) => names.includes(name)).map(({ id }) => id);

/** `asked` asks a question, `shown` gives its answer with its chips, `changed` chooses something else in it. */
const test = base.extend("turn", async ({ owner, web }) => {
  const scope = await loadHistory(owner, history);
  const as = <T>(work: (db: Db) => Promise<T>) => inOrganization(web, scope, work);
  return async (q: string) => {
    const { id, conversationId } = await as((db) => askInConversation(db, scope, NewQuestion.parse({ q })));
    const shown = async () => {
      const reply = await as((db) => answerTurn(db, scope, id));
      const [turn] = await as((db) => getConversation(db, scope, conversationId));
      if (!("answer" in reply) || !turn || !("answer" in turn.reply)) throw new Error("It was not answered.");
      return turn.reply;
    };
    const changed = async (part: QuestionPart, ...values: string[]) => {
      await as((db) => changeTurn(db, scope, id, { part, values }));
      return shown();
    };
    return { shown, changed };
  };
});

describe("a question of the catalog", () => {
  test("without a kind of change counts all others, says so, and counts all once that is taken back", async ({
    turn,
  }) => {
    const { shown, changed } = await turn("how many schema changes were there, not counting added columns?");
    const others = changes.filter(({ kind }) => kind !== "column_added").length;
    expect(others).toBeLessThan(changes.length);
    const reply = await shown();
    expect(reply.answer.value).toBe(others);
    expect(JSON.stringify(reply.answer.sentences)).toContain("without column added");
    expect(reply.answer.chips).toContainEqual(
      expect.objectContaining({ part: "kind", value: "not Column added", isRemovable: true }),
    );
    expect((await changed("kind")).answer.value).toBe(changes.length);
  });

  test("of what is stale in two sources counts both, and one once the other is left", async ({ turn }) => {
    const staleIn = (...names: string[]) =>
      tables.filter(
        ({ sourceId, freshness }) => freshness === "stale" && sourceIds(...names).includes(sourceId),
      ).length;
    const [first = "", second = ""] = history.sources
      .map(({ name }) => name)
      .filter((name) => staleIn(name) > 0);
    const { shown, changed } = await turn(`how many tables in ${first} and ${second} are stale?`);
    const reply = await shown();
    expect(reply.answer.value).toBe(staleIn(first, second));
    expect(JSON.stringify(reply.answer.sentences)).toContain([first, second].toSorted().join(", "));
    expect((await changed("source", ...sourceIds(first))).answer.value).toBe(staleIn(first));
  });
});
