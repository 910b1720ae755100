import type { Question } from "#lib/engines/questions/question.ts";
import { type Understood, understand } from "#lib/engines/questions/understand.ts";

export const MAYA = "0198a000-0000-7000-8000-000000000002";
export const INGRID = "0198a000-0000-7000-8000-000000000004";
const surroundings = {
  clock: { now: new Date("2026-11-26T13:20:00Z"), timeZone: "Europe/Berlin" },
  vocabulary: {
    sources: [
      { id: "0198a000-0000-7000-8000-000000000001", name: "crm" },
      { id: "0198a000-0000-7000-8000-000000000003", name: "billing" },
    ],
    tables: [],
    people: [
      { id: MAYA, name: "Maya Okafor" },
      { id: INGRID, name: "Ingrid Solberg" },
    ],
    me: MAYA,
  },
  types: ["asset_discovery", "tag_generation", "connection_test"],
};

/** Maya asks, on a Thursday afternoon in Berlin; of turns with ` | ` between them the last, each after those before it. */
export function askedOfJobs(text: string): Understood {
  const [last = "", ...before] = text.split(" | ").toReversed();
  let previous: Question | null = null;
  for (const turn of before.toReversed()) {
    const understood: Understood = understand(turn, { ...surroundings, previous });
    if (understood.isUnderstood) previous = understood.question;
  }
  return understand(last, { ...surroundings, previous });
}

export const isReadOfJobs = (text: string): boolean => askedOfJobs(text).isUnderstood;
