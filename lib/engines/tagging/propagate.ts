import type { Verdict } from "./column-evidence.ts";
import type { TableFacts } from "./facts.ts";

type Judged = ReadonlyMap<string, ReadonlyMap<string, Verdict[]>>;

const MOST_STEPS = 6;
const KEEPS = 0.98;

/** What a key leads to has the same values: a column is what it references, over several steps. */
export function followKeys(tables: readonly TableFacts[], judged: Judged): void {
  for (let step = 0; step < MOST_STEPS; step += 1) {
    let isChanged = false;
    for (const table of tables)
      for (const { name, references } of table.columns) {
        const theirs = references && judged.get(references.tableId)?.get(references.column);
        const own = judged.get(table.id)?.get(name);
        if (!theirs || !own || own === theirs) continue;
        for (const { tag, confidence } of theirs) {
          const carried = Math.round(confidence * KEEPS * 100) / 100;
          const known = own.find((verdict) => verdict.tag === tag);
          if (known && known.confidence >= carried) continue;
          const reason = {
            rule: "key.references",
            says: `it references ${references.column}, which has this tag`,
            weight: carried,
          };
          if (known) {
            known.confidence = carried;
            known.reasons = [...known.reasons.filter(({ rule }) => rule !== reason.rule), reason];
          } else own.push({ tag, confidence: carried, reasons: [reason] });
          isChanged = true;
        }
      }
    if (!isChanged) return;
  }
}
