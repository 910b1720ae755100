/** Without its modifiers. */
export const baseType = (type: string) => type.replace(/\(.*\)/, "").trim();

const INTEGERS = new Set(["smallint", "integer", "bigint", "numeric"]);
const TEXTS = new Set(["text", "character varying", "character", "citext"]);

/** Whether keys have such a type: a date or a boolean points nowhere. */
export function isKeyType(type: string): boolean {
  const base = baseType(type);
  return INTEGERS.has(base) || TEXTS.has(base) || base === "uuid" || /^[\w"]+\.[\w"]+$/.test(base);
}

/** Whether a column of one type can hold a key of the other. */
export function areComparable(from: string, to: string): boolean {
  const [one, other] = [baseType(from), baseType(to)];
  return one === other || [INTEGERS, TEXTS].some((family) => family.has(one) && family.has(other));
}
