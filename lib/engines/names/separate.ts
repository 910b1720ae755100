/** With plain letters, whatever language they are of: `Straße` is `Strasse`. */
export const foldAccents = (text: string): string =>
  text
    .replace(/ß/g, "ss")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[øØ]/g, "o")
    .replace(/[łŁ]/g, "l");

/** The parts that a name's own writing separates, in small plain letters: `CustPhNbr2`, `CUST_PH_NBR2` and `cust ph nbr2` alike. */
export const separate = (name: string): string[] =>
  foldAccents(name)
    .replace(/([A-Z]{2,})s(?![a-z])/g, "$1")
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1_$2")
    .toLowerCase()
    .replace(/['’`]/g, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== "");
