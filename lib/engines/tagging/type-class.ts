/** What kind of values a type can hold, so far as tags care. */
export type TypeClass =
  | "text"
  | "integer"
  | "decimal"
  | "boolean"
  | "date"
  | "timestamp"
  | "address"
  | "uuid"
  | "place"
  | "other";

const CLASSES: readonly [RegExp, TypeClass][] = [
  [/^(text|character varying|character|varchar|char|bpchar|citext|name|"char")$/, "text"],
  [/^(smallint|integer|bigint|int\d?)$/, "integer"],
  [/^(numeric|decimal|real|double precision|money)$/, "decimal"],
  [/^boolean$/, "boolean"],
  [/^date$/, "date"],
  [/^timestamp/, "timestamp"],
  [/^(inet|cidr)$/, "address"],
  [/^uuid$/, "uuid"],
  [/^(point|geometry|geography|.*\.(geometry|geography))$/, "place"],
  [/^(json|jsonb|xml|bytea|interval|time|bit|tsvector|tsquery|oid|macaddr8?|.*range|hstore)\b/, "other"],
];

/** An array is as its elements; a type of the database's own, an enum or a domain, as text. */
export function typeClassOf(type: string): TypeClass {
  const base = type
    .toLowerCase()
    .replace(/\(.*?\)/, "")
    .replace(/\[\]/g, "")
    .trim();
  return CLASSES.find(([pattern]) => pattern.test(base))?.[1] ?? "text";
}

/** The longest value a type allows; null where it sets no bound. */
export const lengthOf = (type: string): number | null => {
  const [, length] = /^(?:character varying|character|varchar|char|bpchar)\((\d+)\)/i.exec(type) ?? [];
  return length === undefined ? null : Number(length);
};
