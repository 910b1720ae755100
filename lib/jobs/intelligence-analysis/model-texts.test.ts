import { expect, test } from "vitest";
import type { SheetPart } from "#lib/engines/documentation/fact-sheet.ts";
import type { ModelReply } from "#lib/language-model/question.ts";
import { createModelWriter } from "./model-texts.ts";

const parts = Array.from({ length: 40 }, (_, at): SheetPart => {
  const table = `t${at}`;
  return { tableId: table, isWhole: true, sheet: { table, inWords: "A", kind: "table", columns: [] } };
});
const NOTHING: ModelReply["fault"] = { code: "garbage", message: "Not in that shape." };

/** Of five batches of eight, with the first so many of each answered. */
async function written(answered: number) {
  let asked = 0;
  const writer = createModelWriter(
    {
      signal: new AbortController().signal,
      askModel: ({ items }) => {
        asked += 1;
        const answers = items.map((_, at) =>
          at < answered ? { table: "Each row is one.", columns: [], refused: 0 } : null,
        );
        return Promise.resolve({ model: "m", answers, sent: items.length, fault: NOTHING });
      },
    },
    { untilMs: Number.POSITIVE_INFINITY },
  );
  const texts = await writer.write(parts);
  return { asked, texts: texts.size, fault: writer.found()?.fault };
}

test("a model that leaves something out of each answer is asked of the rest all the same", async () => {
  expect(await written(7)).toEqual({ asked: 5, texts: 35, fault: NOTHING?.message });
});

test("a model that answers nothing twice in a row is not asked of the rest", async () => {
  const { asked, texts } = await written(0);
  expect(asked).toBeLessThan(5);
  expect(texts).toBe(0);
});
