const MOST_KNOWN = 2_000;
const known = new Map<string, RegExp>();

/** `*` is anything, `?` one character; case does not matter. Names are other people's: nothing else is special. */
function globPattern(glob: string): RegExp {
  const pattern = known.get(glob) ?? new RegExp(`^${readGlob(glob)}$`, "isu");
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(glob, pattern);
  return pattern;
}

function readGlob(glob: string): string {
  const parts = [...glob].map((character) => {
    if (character === "*") return ".*";
    return character === "?" ? "." : character.replace(/[$()*+./?[\\\]^{|}-]/u, "\\$&");
  });
  return parts.join("").replaceAll(/(?:\.\*)+/g, ".*");
}

/** No globs at all mean every name. */
export const fitsAny = (name: string, globs: readonly string[]): boolean =>
  globs.length === 0 || globs.some((glob) => globPattern(glob).test(name));
