/** Text, or JSON as text, without what Postgres takes in neither: a null character and half of a surrogate pair. */
export const storable = (text: string): string =>
  text
    .replaceAll("\0", "")
    .replaceAll(/(?<!\\)((?:\\\\)*)\\u0000/g, "$1")
    .toWellFormed();
