/** Words that sentences are made of, whatever they are about. */
const GRAMMAR = new Set(
  `a an the of is are was it its each row rows one or and by to from with that other tables table refer refers referred
  links records bridge lookup log fact dimension view materialized foreign made no key declared so nothing keeps two being
  same identified together partitioned holds personal data in part primary have may be empty unless given database numbers
  computes holds comes tagged as when who what whether yes not tells another any number them json more last has can should
  needs allows does which time value`.split(/\s+/),
);
/** What is short for a word without its letters. */
const UNLIKE: Readonly<Record<string, string>> = {
  ...{
    no: "number",
    lbs: "pounds",
    fon: "phone",
    al: "airline",
    ar: "area",
    pk: "primary",
    fk: "foreign",
    f: "from",
  },
};
const LONGEST = 6;

/** Words of a sentence that neither the language nor any of the names accounts for. */
export function unaccounted(sentence: string, names: readonly string[]): string[] {
  const parts = [...new Set(names.flatMap(partsOf))];
  const words = sentence
    .replace(/`[^`]*`|“[^”]*”|\d+ more\b/g, " ")
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  const all = words ?? [];
  return all.filter((word, at) => !GRAMMAR.has(word) && !parts.some((part) => isFrom(part, word, all, at)));
}

const partsOf = (name: string): string[] => {
  const spaced = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/ß/g, "ss")
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .toLowerCase();
  const pieces = spaced.match(/\p{L}+|\p{N}+|[\p{L}\p{N}]+/gu) ?? [];
  return [...pieces, ...(spaced.match(/[\p{L}\p{N}]+/gu) ?? [])];
};

/** Whether a word is in, or is longer than and has the letters of, some part of a name: alone or with the words about it. */
function isFrom(part: string, word: string, all: readonly string[], at: number): boolean {
  if (part.includes(word.slice(0, Math.max(4, word.length - 3))) || UNLIKE[part] === word) return true;
  if (isWithin(part, word)) return true;
  for (let first = Math.max(0, at - LONGEST); first <= at; first += 1)
    for (let last = at; last < Math.min(all.length, first + LONGEST); last += 1) {
      const phrase = all.slice(first, last + 1);
      if (phrase.length > 1 && phrase.map((one) => one[0]).join("") === part) return true;
      // Of more words than one, each lends its first letter.
      if (
        phrase.length > 1 &&
        phrase.every((one) => part.includes(one[0] ?? "")) &&
        isWithin(part, phrase.join(""))
      )
        return true;
    }
  // Cut out of letters without a gap: its own letters follow one another in them.
  return part.length > 4 && isPieceOf(part, word);
}

/** An x stands for whatever is long. */
function isWithin(part: string, word: string): boolean {
  const letters = part.length > 1 ? part.replaceAll("x", "") : part;
  let at = 0;
  for (const letter of word) if (letter === letters[at]) at += 1;
  return letters !== "" && at >= letters.length && (letters[0] === word[0] || part.startsWith("x"));
}

function isPieceOf(part: string, word: string): boolean {
  for (let start = 0; start < part.length - 1; start += 1)
    for (let end = start + 2; end <= part.length; end += 1)
      if (isWithin(part.slice(start, end), word)) return true;
  return false;
}
