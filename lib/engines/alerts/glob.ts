const MOST_KNOWN = 2_000;
const known = new Map<string, readonly string[]>();

/** What `*` and `?` stand for is a character as people count them; its case does not matter. */
const charactersOf = (text: string): string[] => [...text].map((character) => character.toLowerCase());

function readGlob(glob: string): readonly string[] {
  const characters = known.get(glob) ?? charactersOf(glob);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(glob, characters);
  return characters;
}

/**
 * `*` is anything, `?` one character. Names are other people's: nothing else is special. Only the last `*` is ever tried
 * again, so that no glob takes longer than its length times that of the name.
 */
function fits(name: readonly string[], glob: readonly string[]): boolean {
  let [at, to] = [0, 0];
  let star = -1;
  let from = 0; // where in the name the last star ends
  while (at < name.length) {
    if (glob[to] === "*") {
      star = to;
      from = at;
      to += 1;
    } else if (to < glob.length && (glob[to] === "?" || glob[to] === name[at])) {
      at += 1;
      to += 1;
    } else if (star >= 0) {
      from += 1;
      at = from;
      to = star + 1;
    } else return false;
  }
  return glob.slice(to).every((character) => character === "*");
}

/** No globs at all mean every name. */
export function fitsAny(name: string, globs: readonly string[]): boolean {
  if (globs.length === 0) return true;
  const characters = charactersOf(name);
  return globs.some((glob) => fits(characters, readGlob(glob)));
}
