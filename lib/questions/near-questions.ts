import type { Vocabulary } from "#lib/engines/questions/names.ts";

const MOST_OFFERED = 4;
const MOST_EXAMPLES = 8;

/** To begin with: a few of each kind. */
export const firstQuestions = (vocabulary: Pick<Vocabulary, "sources">): string[] =>
  exampleQuestions(vocabulary).slice(0, MOST_EXAMPLES);

/** Questions that are always understood, about the organization's own sources where it has any. */
function exampleQuestions({ sources }: Pick<Vocabulary, "sources">): string[] {
  const [first] = sources;
  return [
    "Why did my last job fail?",
    "What jobs ran this week?",
    "How long does asset discovery usually take?",
    first ? `Show me failed jobs for the ${quoted(first.name)} database` : "Show me failed jobs",
    "Where are e-mail addresses stored?",
    "What schema changes were there this week?",
    "Which tables are stale?",
    "Which source fails most often this month?",
    "What is pending and why?",
    "How many jobs failed yesterday?",
    "Which job took the longest today?",
    "Failure rate this week compared with last week",
    "Which columns were removed this month?",
  ];
}

/** A name of more than plain words is put in quotes, so that it is read as one. */
const quoted = (name: string): string =>
  /^[\p{L}\p{N}_-]+$/u.test(name) ? name : `"${name.replaceAll('"', "")}"`;

/** Of these the ones that share most words with what was understood. */
export function nearQuestions(understood: readonly string[], vocabulary: Vocabulary): string[] {
  const words = new Set(understood.flatMap((said) => said.toLowerCase().split(" ")));
  const shared = (question: string) =>
    question
      .toLowerCase()
      .split(/\W+/)
      .filter((word) => words.has(word)).length;
  return exampleQuestions(vocabulary)
    .toSorted((a, b) => shared(b) - shared(a))
    .slice(0, MOST_OFFERED);
}
