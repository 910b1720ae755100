import type { TrueColumn, TrueTable } from "./plain-truth.ts";
import { unaccounted } from "./read-words.ts";

type About = { table: TrueTable; column: TrueColumn | null; name: string | null };
type Claim = readonly [RegExp, (match: RegExpExecArray, about: About) => boolean];

const LIST = "((?:`[^`]*`(?:, | and )?)+(?:\\d+ more)?)";
const namesIn = (text: string | undefined): string[] =>
  [...(text ?? "").matchAll(/`([^`]*)`/g)].map(([, name]) => name ?? "");
const moreIn = (text: string | undefined): number => Number(/(\d+) more/.exec(text ?? "")?.[1] ?? 0);
const marked = (text: string | null | undefined) => text?.replaceAll("`", "'") ?? null;
const isAll = (text: string | undefined, truth: Iterable<string>): boolean => {
  const all = new Set([...truth].map((one) => marked(one) ?? ""));
  const named = namesIn(text);
  return named.every((name) => all.has(name)) && named.length + moreIn(text) === all.size;
};
const isView = ({ kind }: TrueTable) => kind === "v" || kind === "m";
const keyOf = (about: About, column: string) =>
  about.table.references.filter((key) => key.columns.split(",").includes(column));
const TIME = /^(date|timestamp)/;

/** How each kind of sentence is read, and what must be so for it to be true. The first that fits decides. */
const CLAIMS: readonly Claim[] = [
  [/^“(.*)”$/s, ([, quoted], { table, column }) => quoted === (column ?? table).comment?.trim()],
  [/^A (materialized )?view of [^`]+\.$/, ([, stored], { table }) => table.kind === (stored ? "m" : "v")],
  [/^A foreign table: each row is one [^`]+\.$/, (_, { table }) => table.kind === "f"],
  [
    new RegExp(`^A bridge table: each row links ${LIST}\\.$`),
    ([, ends], { table }) =>
      isAll(
        ends,
        table.references.map((key) => key.table),
      ) && table.references.length > 1,
  ],
  [/^A lookup table of [^`]+ that other tables refer to\.$/, (_, { table }) => table.referencedBy.size > 0],
  [/^A lookup table of [^`]+\.$/, (_, { table }) => !isView(table)],
  [
    /^(A log: each row records|A fact table: each row is|A dimension: each row is|Each row is) one [^`]+\.$/,
    (_, { table }) => !isView(table),
  ],
  [
    /^No key is declared, so nothing keeps two rows from being the same\.$/,
    (_, { table }) => table.primaryKey === "" && table.uniques.size === 0,
  ],
  [
    new RegExp(`^A row is identified by ${LIST}( together)?\\.$`),
    ([, list, many], { table }) => {
      const key = namesIn(list).join(",");
      const isKey = table.primaryKey === "" ? table.uniques.has(key) : table.primaryKey === key;
      return isKey && (many !== undefined) === namesIn(list).length > 1;
    },
  ],
  [/^It refers to (`[^`]*` by .*)\.$/, ([, list], about) => refersRightly(list ?? "", about)],
  [new RegExp(`^It is referred to by ${LIST}\\.$`), ([, list], { table }) => isAll(list, table.referencedBy)],
  [/^It is partitioned by `([^`]*)`\.$/, ([, key], { table }) => key === marked(table.partitionKey)],
  [/^It is the primary key\.$/, (_, { table, name }) => table.primaryKey === name],
  [
    new RegExp(`^It is part of the primary key, with ${LIST}\\.$`),
    ([, list], { table, name }) =>
      isAll(
        list,
        table.primaryKey.split(",").filter((one) => one !== name),
      ) && table.primaryKey.split(",").includes(name ?? ""),
  ],
  [
    /^The primary key, which tells one [^`]+ from another\.$/,
    (_, { table, name }) => table.primaryKey === name,
  ],
  [/^No two rows have the same\.$/, (_, { table, name }) => table.uniques.has(name ?? "")],
  [
    new RegExp(`^With ${LIST} it refers to \`([^\`]*)\`\\.$`),
    ([, list, target], about) =>
      keyOf(about, about.name ?? "").some(
        (key) =>
          marked(key.table) === target &&
          isAll(
            list,
            key.columns.split(",").filter((one) => one !== about.name),
          ),
      ),
  ],
  [
    /^It refers to `([^`]*)`\.$/,
    ([, target], about) => keyOf(about, about.name ?? "").some((key) => marked(key.table) === target),
  ],
  [/^It may be empty\.$/, (_, { column }) => column?.isNullable === true],
  [
    /^The database computes it: `([^`]*)`\.$/,
    ([, text], { column }) => column?.isGenerated === true && text === marked(column.expression),
  ],
  [
    /^The database numbers it\.$/,
    (_, { column }) => column?.isNumbered === true || /^nextval\(/.test(column?.expression ?? ""),
  ],
  [
    /^Unless given, it is `([^`]*)`\.$/,
    ([, text], { column }) => column?.isGenerated === false && text === marked(column.expression),
  ],
  [
    /^The database holds it to `([^`]*)`\.$/,
    ([, text], { column }) => column?.checks.some((check) => marked(check) === text) === true,
  ],
  [
    /^(?:The|Who or what) [^`]+: `([^`]*)` of `([^`]*)`\.$/,
    ([, other, target], about) =>
      keyOf(about, about.name ?? "").some(
        (key) => key.columns === about.name && marked(key.table) === target && marked(key.others) === other,
      ),
  ],
  [
    new RegExp(`^The [^\`]+, one of ${LIST}\\.$`),
    ([, list], { column }) => isAll(list, column?.labels ?? []),
  ],
  [/^(Whether the|Yes or no:) [^`]+\.$/, (_, { column }) => column?.type === "boolean"],
  [/^When the [^`]+ was [^`]+\.$/, (_, { column }) => TIME.test(column?.type ?? "")],
  [/^The [^`]+, as JSON\.$/, (_, { column }) => /^jsonb?$/.test(column?.type ?? "")],
  [/^The [^`]+, any number of them\.$/, (_, { column }) => column?.type.endsWith("[]") === true],
  [/^Who or what [^`]+\.$/, (_, { column }) => column !== null],
  [/^The [^`]+\.$/, (_, { column }) => column !== null],
];

function refersRightly(list: string, { table }: About): boolean {
  const parts = list.split("; ");
  const more = moreIn(/^\d+ more$/.test(parts.at(-1) ?? "") ? parts.at(-1) : "");
  const named = parts.filter((part) => !/^\d+ more$/.test(part));
  const isTrue = named.every((part) => {
    const [target, ...columns] = namesIn(part);
    return table.references.some((key) => marked(key.table) === target && key.columns === columns.join(","));
  });
  return isTrue && named.length + more === table.references.length;
}

/** Why a sentence is not supported by the database; null where it is. */
export function whyUnsupported(text: string, about: About): string | null {
  for (const [pattern, isTrue] of CLAIMS) {
    const match = pattern.exec(text);
    if (!match) continue;
    if (!isTrue(match, about)) return "not so";
    const names = [about.table.name, ...(about.name === null ? [] : [about.name])];
    const strange = unaccounted(text, names);
    return strange.length > 0 ? `nothing says ${strange.join(", ")}` : null;
  }
  return "of no known form";
}
