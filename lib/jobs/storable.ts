/** Text, or JSON as text, without what Postgres takes in neither: a null character and half of a surrogate pair. */
export const storable = (text: string): string =>
  withoutEscapedNulls(text.replaceAll("\0", "")).toWellFormed();

/** Most texts have none: a plain search spares them the pattern. */
const withoutEscapedNulls = (text: string): string =>
  text.includes("\\u0000") ? text.replaceAll(/(?<!\\)((?:\\\\)*)\\u0000/g, "$1") : text;
