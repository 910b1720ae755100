/** Words before a table's noun that say what kind of table it is: `dim_customer`. */
const PREFIXES = /^(tbl|t|dim|fact|fct|stg|raw|ref|lkp|lookup|app)$/;

export const stems = (...words: string[]): ReadonlySet<string> => new Set(words.map(stem));

/** `customerId`, `CUSTOMER_ID` and `customer id` alike: `customer`, `id`. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1_$2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .map(stem);
}

/** The same for singular and plural, which is no word any more: `warehous`, `categori`. */
function stem(word: string): string {
  if (word.length < 4) return word;
  const one = word.endsWith("s") && !/(ss|us|is)$/.test(word) ? word.slice(0, -1) : word;
  return one.endsWith("e") ? one.slice(0, -1) : one.replace(/y$/, "i");
}

/** The words of a table without those that say what kind of table it is. */
export function nounOf(table: string): string[] {
  const words = wordsOf(table);
  const [first = ""] = words;
  return words.length > 1 && PREFIXES.test(first) ? words.slice(1) : words;
}

export type WordsOf = (name: string) => readonly string[];

/** Many tables have columns of the same names. */
export function rememberWords(): WordsOf {
  const known = new Map<string, readonly string[]>();
  return (name) => {
    const words = known.get(name) ?? wordsOf(name);
    known.set(name, words);
    return words;
  };
}
