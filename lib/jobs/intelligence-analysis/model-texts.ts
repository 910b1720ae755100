import { createHash } from "node:crypto";
import { documentTables } from "#lib/documentation/document-tables.ts";
import type { SheetPart } from "#lib/engines/documentation/fact-sheet.ts";
import type { ModelFault } from "#lib/language-model/faults.ts";
import type { AnswerOf } from "#lib/language-model/purposes.ts";
import type { JobContext } from "../handler.ts";

/** What a model wrote of one place, and the facts bear out. */
type ModelText = { text: string; model: string };
type Answer = AnswerOf<"document_tables">;

/** By table and column; the table itself has an empty one. */
export type ModelTexts = ReadonlyMap<string, ModelText>;

export const placeOf = (tableId: string, column: string): string => `${tableId} ${column}`;

const PARTS_AT_ONCE = 8;
const COLUMNS_AT_ONCE = 60;
const REQUESTS_AT_ONCE = 3;
/** After so many in a row that came to nothing, a run asks no more: its texts stand without. */
const MOST_FAILURES = 2;

type Work = {
  name: string | null;
  sent: number;
  accepted: number;
  refused: number;
  fault: ModelFault | null;
};

/**
 * Has a model write from facts, beside what is written without one. Whatever the model does, the run goes on: its fault is
 * what is told.
 */
export function createModelWriter(
  { askModel, signal }: Pick<JobContext, "askModel" | "signal">,
  { untilMs, now = () => performance.now() }: { untilMs: number; now?: () => number },
) {
  const work: Work = { name: null, sent: 0, accepted: 0, refused: 0, fault: null };
  let isOver = false;
  let failures = 0;

  async function ask(parts: readonly SheetPart[], texts: Map<string, ModelText>): Promise<void> {
    if (isOver) return;
    if (now() > untilMs) {
      isOver = true;
      work.fault ??= {
        code: "slow",
        message: "The time for the language model was over; the next run goes on from here.",
      };
      return;
    }
    const reply = await askModel({ purpose: "document_tables", items: parts.map(({ sheet }) => sheet) });
    work.name = reply.model ?? work.name;
    work.sent += reply.sent;
    if (reply.fault) {
      // Of what was sent, some may have been answered all the same.
      const missing = reply.answers.filter((answer) => answer === null).length;
      failures = missing < reply.sent ? 0 : failures + 1;
      work.fault = reply.fault.code === "off" ? work.fault : reply.fault;
      isOver ||=
        ["off", "limit", "credentials", "refused", "sealed"].includes(reply.fault.code) ||
        failures >= MOST_FAILURES;
    } else failures = 0;
    for (const [at, part] of parts.entries()) {
      const answer = documentTables.kept.shape.safeParse(reply.answers[at]);
      if (answer.success && reply.model !== null) note(part, answer.data, reply.model, texts);
    }
  }

  function note(
    { tableId, isWhole }: SheetPart,
    answer: Answer,
    model: string,
    texts: Map<string, ModelText>,
  ): void {
    const said = [
      ...(isWhole && answer.table !== null ? [{ name: "", text: answer.table }] : []),
      ...answer.columns,
    ];
    for (const { name, text } of said) texts.set(placeOf(tableId, name), { text, model });
    work.accepted += said.length;
    work.refused += answer.refused;
  }

  return {
    /** What the run had of it; null where there is none. */
    found() {
      const { name, fault, ...counts } = work;
      return name === null ? null : { name, ...counts, fault: fault?.message ?? null };
    },
    /** Of these parts all that a model wrote and the facts bear out. */
    async write(parts: readonly SheetPart[]): Promise<ModelTexts> {
      const texts = new Map<string, ModelText>();
      const waiting = batchesOf(parts);
      const next = async (): Promise<void> => {
        for (let batch = waiting.shift(); batch && !isOver; batch = waiting.shift()) {
          signal.throwIfAborted();
          await ask(batch, texts);
        }
      };
      // The first alone: where there is no model, nothing else is asked.
      const first = waiting.shift();
      if (first) await ask(first, texts);
      await Promise.all(Array.from({ length: REQUESTS_AT_ONCE }, next));
      return texts;
    },
  };
}

export const keyOfFacts = (sheet: SheetPart["sheet"]): string =>
  createHash("sha256").update(JSON.stringify(sheet)).digest("base64url");

function batchesOf(parts: readonly SheetPart[]): SheetPart[][] {
  const batches: SheetPart[][] = [];
  let columns = 0;
  for (const part of parts) {
    const last = batches.at(-1);
    const own = part.sheet.columns.length;
    if (last && last.length < PARTS_AT_ONCE && columns + own <= COLUMNS_AT_ONCE) last.push(part);
    else batches.push([part]);
    columns = batches.at(-1)?.length === 1 ? own : columns + own;
  }
  return batches;
}
