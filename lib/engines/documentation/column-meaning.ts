import type { ColumnFacts, Fact, Sentence, TableFacts } from "./facts.ts";
import type { Named } from "./naming.ts";
import { capital, code, deedOf, fact, listed, sentence } from "./wording.ts";

const KEY_WORDS = /^(id|ids|key|no|number|code|identifier|uuid|foreign|fk|sk|ref)$/;
const TIME_WORDS = /^(date|time|timestamp|at|on|when|datetime|day|utc)$/;
const FLAG_WORDS = /^(flag|indicator|yn)$/;
const STATE_WORDS =
  /^(active|enabled|disabled|valid|current|open|visible|public|private|default|primary|available|ready|new|final|hidden|mandatory|optional)$/;
const AUXILIARIES = /^(is|has|can|was|should|may|does|allows|needs)$/;
const TIME_TYPES = /^(date|timestamp)/;
const MOST_LABELS = 12;

/** What a column without a comment holds, from its name and type and where it leads. */
export function meaningOf(table: TableFacts, column: ColumnFacts, named: Named, noun: string): Sentence {
  const facts = [...named.facts, fact("type", `type ${column.type}`)];
  const words = withoutNoun(named.words, noun);
  const say = (text: string, ...more: Fact[]) => sentence(text, ...facts, ...more);
  const isKey = table.primaryKey.length === 1 && table.primaryKey[0] === column.name;
  const key = table.foreignKeys.find(({ columns }) => columns.length === 1 && columns[0] === column.name);
  if (key) {
    const to = `${code(key.referencedColumns[0] ?? "")} of ${code(key.table)}`;
    return say(
      `${ofReference(words, noun)}: ${to}.`,
      fact(
        "foreign_key",
        `foreign key (${column.name}) to ${key.table} (${key.referencedColumns.join(", ")})`,
      ),
    );
  }
  if (isKey)
    return say(
      `The primary key, which tells one ${noun} from another.`,
      fact("primary_key", `primary key (${column.name})`),
    );
  if (column.labels)
    return say(
      `The ${phrase(words, named)} of the ${noun}, one of ${listed(column.labels.map(code), MOST_LABELS)}.`,
      fact("enum", `labels of ${column.type}: ${column.labels.join(", ")}`),
    );
  if (column.type === "boolean") return say(`${ofFlag(words, noun)}.`);
  if (TIME_TYPES.test(column.type)) return say(`${ofTime(words, named, noun)}.`);
  const [first = "", ...rest] = words;
  const deed = words.at(-1) === "by" && words.length === 2 ? deedOf(first) : null;
  if (deed) return say(`Who or what ${deed} the ${noun}.`);
  if (/^jsonb?$/.test(column.type)) return say(`The ${phrase(words, named)} of the ${noun}, as JSON.`);
  if (column.type.endsWith("[]"))
    return say(`The ${phrase(words, named)} of the ${noun}, any number of them.`);
  if (/^(count|number)$/.test(first) && rest[0] === "of")
    return say(`The ${words.join(" ")} of the ${noun}.`);
  return say(`The ${phrase(words, named)} of the ${noun}.`);
}

function ofReference(words: readonly string[], noun: string): string {
  const deed = words.at(-1) === "by" && words.length === 2 ? deedOf(words[0] ?? "") : null;
  if (deed) return `Who or what ${deed} the ${noun}`;
  const what = words.filter((word) => !KEY_WORDS.test(word)).join(" ");
  return what === "" ? `The ${noun}` : `The ${what} of the ${noun}`;
}

/** `customer name` of a customer is its `name`. */
function withoutNoun(words: readonly string[], noun: string): readonly string[] {
  const own = noun.split(" ");
  const isPrefix = own.length < words.length && own.every((word, at) => word === words[at]);
  return isPrefix ? words.slice(own.length) : words;
}

const phrase = (words: readonly string[], { words: all }: Named): string =>
  words.filter((word) => !FLAG_WORDS.test(word)).join(" ") || all.join(" ");

function ofFlag(words: readonly string[], noun: string): string {
  const own = words.filter((word) => !FLAG_WORDS.test(word));
  const [first = "", ...rest] = own;
  if (AUXILIARIES.test(first) && rest.length > 0) return `Whether the ${noun} ${own.join(" ")}`;
  const last = own.at(-1) ?? "";
  if (own.length === 1 && (deedOf(last) || STATE_WORDS.test(last)))
    return `Whether the ${noun} is ${deedOf(last) ?? last}`;
  return capital(`yes or no: ${own.join(" ") || words.join(" ")} of the ${noun}`);
}

function ofTime(words: readonly string[], named: Named, noun: string): string {
  const own = words.filter((word) => !TIME_WORDS.test(word));
  const deed = own.length === 1 ? deedOf(own[0] ?? "") : null;
  if (deed) return `When the ${noun} was ${deed}`;
  const [first = "", second = ""] = own;
  const again = own.length === 2 && first === "last" ? deedOf(second) : null;
  if (again) return `When the ${noun} was last ${again}`;
  return own.length === 0 ? `The time of the ${noun}` : `The ${phrase(words, named)} of the ${noun}`;
}
