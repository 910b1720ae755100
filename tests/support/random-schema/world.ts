/** A database as a test knows it, apart from how anybody reads it: things with an identity that outlives their names. */

export type Column = {
  id: number;
  name: string;
  type: string;
  /** The enum that is its type. */
  enumId: number | null;
  isNullable: boolean;
  default: string | null;
  comment: string | null;
};
export type Key = { id: number; kind: "unique" | "check" | "index"; name: string; columnId: number };
export type Relation = {
  id: number;
  kind: "table" | "view";
  schema: string;
  name: string;
  comment: string | null;
  columns: Column[];
  keys: Key[];
};
export type Enum = { id: number; schema: string; name: string; labels: { id: number; label: string }[] };
export type World = { relations: Relation[]; enums: Enum[]; lastId: number };

export const emptyWorld = (): World => ({ relations: [], enums: [], lastId: 0 });

/** What a discovery has to tell of two states, in no order: `column_renamed a.t.new old`. */
export function differences(before: World, after: World): string[] {
  return [
    ...pair(before.relations, after.relations).flatMap(([was, is]) => ofRelation(was, is)),
    ...pair(before.enums, after.enums).flatMap(([was, is]) => ofEnum(was, is)),
  ].sort();
}

function ofRelation(was: Relation | undefined, is: Relation | undefined): string[] {
  const one = is ?? was;
  if (!one) return [];
  const at = `${one.schema}.${one.name}`;
  if (!was || !is) return [`${one.kind}_${was ? "removed" : "added"} ${at}`];
  return [
    ...(was.name === is.name ? [] : [`relation_renamed ${at} ${was.name}`]),
    ...(was.schema === is.schema ? [] : [`relation_moved ${at} ${was.schema}`]),
    ...(was.comment === is.comment ? [] : [`comment_changed ${at}`]),
    ...pair(was.columns, is.columns).flatMap(([one, other]) => ofColumn(at, one, other)),
    ...pair(was.keys, is.keys).flatMap(([one, other]) => ofKey(at, one, other)),
  ];
}

function ofColumn(at: string, was: Column | undefined, is: Column | undefined): string[] {
  if (!was || !is) return [`column_${was ? "removed" : "added"} ${at}.${(is ?? was)?.name}`];
  const where = `${at}.${is.name}`;
  return [
    ...(was.name === is.name ? [] : [`column_renamed ${where} ${was.name}`]),
    ...(was.type === is.type && was.enumId === is.enumId ? [] : [`column_type_changed ${where}`]),
    ...(was.isNullable === is.isNullable ? [] : [`column_nullability_changed ${where}`]),
    ...(was.default === is.default ? [] : [`column_default_changed ${where}`]),
    ...(was.comment === is.comment ? [] : [`comment_changed ${where}`]),
  ];
}

function ofKey(at: string, was: Key | undefined, is: Key | undefined): string[] {
  if (!was || !is) return [`${(is ?? was)?.kind}_${was ? "removed" : "added"} ${at}.${(is ?? was)?.name}`];
  const nouns = { unique: "key", check: "constraint", index: "index" };
  return was.name === is.name ? [] : [`${nouns[is.kind]}_renamed ${at}.${is.name} ${was.name}`];
}

function ofEnum(was: Enum | undefined, is: Enum | undefined): string[] {
  const one = is ?? was;
  if (!one) return [];
  const at = `${one.schema}.${one.name}`;
  if (!was || !is) return [`enum_${was ? "removed" : "added"} ${at}`];
  return [
    ...(was.name === is.name ? [] : [`type_renamed ${at} ${was.schema}.${was.name}`]),
    ...pair(was.labels, is.labels).flatMap(([one, other]) => {
      if (!one) return [`enum_label_added ${at}.${other?.label}`];
      return one.label === other?.label ? [] : [`enum_label_renamed ${at}.${other?.label} ${one.label}`];
    }),
  ];
}

const pair = <T extends { id: number }>(before: T[], after: T[]): [T | undefined, T | undefined][] =>
  [...new Set([...before, ...after].map(({ id }) => id))].map((id) => [
    before.find((one) => one.id === id),
    after.find((one) => one.id === id),
  ]);
