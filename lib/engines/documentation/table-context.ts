import type { CatalogWords, NamedTable } from "./catalog-words.ts";
import { topicsOf } from "./lexicon/vocabulary.ts";
import { tokensOf } from "./name-tokens.ts";
import type { Reading } from "./readings.ts";

/** How much better or worse a reading is where it stands. */
export type Bonus = (reading: Reading) => number;

const NAMES_OF_TABLE = 1.4;
const BESIDE = 0.3;
const TOPIC = 1.3;
const MOST_OF_CATALOG = 0.8;

/** What a table's own name, its columns' topics and the rest of the catalog say for a reading. */
export function contextOf(
  { name, columns }: NamedTable,
  firstReadings: (token: string) => readonly Reading[],
  catalog: CatalogWords,
): Bonus {
  const ofTable = new Set(tokensOf(name));
  const beside = new Set(columns.flatMap(tokensOf));
  const weights = topicWeights([name, ...columns].flatMap(tokensOf), firstReadings);
  return ({ words, ground }) => {
    if (ground === "kept") return 0;
    const bonuses = words.map((word) => {
      const topics = topicsOf(word).map((topic) => weights.get(topic) ?? 0);
      return (
        (ofTable.has(word) ? NAMES_OF_TABLE : beside.has(word) ? BESIDE : 0) +
        Math.min(MOST_OF_CATALOG, 0.2 * Math.log2(1 + catalog.tablesWith(word))) +
        TOPIC * Math.max(0, ...topics)
      );
    });
    return bonuses.reduce((sum, bonus) => sum + bonus, 0) / words.length;
  };
}

/** The topics that a table's names speak of, from 0 to 1; each name says one thing, divided among what it may mean. */
function topicWeights(
  tokens: readonly string[],
  firstReadings: (token: string) => readonly Reading[],
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const token of new Set(tokens)) {
    const readings = firstReadings(token).slice(0, 3);
    for (const [at, { words, ground }] of readings.entries())
      for (const word of ground === "kept" ? [] : words) {
        const topics = topicsOf(word);
        for (const topic of topics)
          sums.set(topic, (sums.get(topic) ?? 0) + 1 / ((1 + at) * words.length * topics.length));
      }
  }
  const most = Math.max(1, ...sums.values());
  return new Map([...sums].map(([topic, sum]) => [topic, sum / most]));
}
