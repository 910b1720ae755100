/** What an abbreviation may stand for, with how far down the list of its meanings it comes. */
export type Meaning = { words: readonly string[]; rank: number };

export type Abbreviations = readonly { words: readonly string[]; short: readonly string[] }[];

/** Each meaning before its abbreviations, the usual ones first: `quantity: qty qnty; …`. */
export const abbreviationList = (entries: string): Abbreviations =>
  entries
    .trim()
    .split(/;\s+/)
    .map((entry) => {
      const [words = "", short = ""] = entry.split(": ");
      return { words: words.split(" "), short: short.split(" ") };
    });
