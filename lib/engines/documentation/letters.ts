/**
 * How well letters abbreviate a word: what was left out, added up. People drop vowels before consonants, one of a double
 * letter, and the end of a long word; they keep the first letter. Null where the letters are no abbreviation of it.
 */
export function costOfLetters(letters: string, word: string): number | null {
  if (letters[0] !== word[0] || letters.length >= word.length) return null;
  if (word.startsWith(letters)) return costOfEnd(word.length - letters.length, false);
  // The cheapest way to have matched the letters so far, the last of them at each place of the word.
  let matched: number[] = word.split("").map((_, at) => (at === 0 ? 0 : Infinity));
  for (let at = 1; at < letters.length; at += 1) {
    const next = word.split("").map(() => Infinity);
    let open = Infinity;
    for (let place = 1; place < word.length; place += 1) {
      open = Math.min(open + costOfSkipped(word, place - 1), matched[place - 1] ?? Infinity);
      if (word[place] === letters[at]) next[place] = open;
    }
    matched = next;
  }
  const cost = matched.reduce(
    (least, soFar, place) => Math.min(least, soFar + costOfEnd(word.length - 1 - place, true)),
    Infinity,
  );
  return cost === Infinity ? null : cost;
}

/** Cutting a word off costs little; leaving out letters and cutting it off too costs more. */
function costOfEnd(left: number, isThinned: boolean): number {
  if (left === 0) return 0;
  return isThinned ? 0.25 + 0.13 * left : 0.12 + 0.05 * left;
}

function costOfSkipped(word: string, place: number): number {
  const [letter = "", before = ""] = [word[place], word[place - 1]];
  if (letter === before) return 0.05;
  if ("aeiou".includes(letter)) return 0.14;
  if (letter === "y" || letter === "w") return 0.3;
  if (letter === "h" && "sctpgw".includes(before)) return 0.3;
  return "nmrl".includes(letter) ? 0.5 : "stcgkv".includes(letter) ? 0.7 : 0.85;
}
