import type { Fact, Sentence, TableFacts } from "./facts.ts";
import type { Named } from "./naming.ts";
import { nounOf } from "./naming.ts";
import type { Role } from "./table-role.ts";
import { code, fact, lasting, listed, plural, sentence, watchedOf } from "./wording.ts";

export type TableContext = {
  named: Named;
  role: Role;
  /** `schema.table` of those with a foreign key to it. */
  referencedBy: readonly string[];
};

/** What a table is, what tells its rows apart, and what it belongs with. */
export function describeTable(table: TableFacts, context: TableContext): Sentence[] {
  return [
    ...(table.comment
      ? [sentence(`“${table.comment.trim()}”`, fact("comment", "the table's comment in the database"))]
      : []),
    ...lead(table, context),
    ...grain(table),
    ...relations(table, context.referencedBy),
    ...filled(table),
    ...personal(table),
    ...kept(table),
    ...(table.partitionKey
      ? [
          sentence(
            `It is partitioned by ${code(table.partitionKey)}.`,
            fact("structure", `partition key ${table.partitionKey}`),
          ),
        ]
      : []),
  ];
}

const KINDS = {
  ...{ table: null, partitioned_table: null, view: "A view", materialized_view: "A materialized view" },
  foreign_table: "A foreign table",
} as const;

function lead(table: TableFacts, { named, role, referencedBy }: TableContext): Sentence[] {
  const noun = nounOf(named);
  const facts = [...named.facts, ...role.facts];
  const many = [...noun.split(" ").slice(0, -1), plural(noun.split(" ").at(-1) ?? "")].join(" ");
  if (role.role === "view") return [ofView(table, many, facts)];
  const kind = KINDS[table.kind];
  if (kind)
    return [
      sentence(`${kind}: each row is one ${noun}.`, ...facts, fact("kind", table.kind.replace("_", " "))),
    ];
  const ends = [...new Set(table.foreignKeys.map((key) => key.table))];
  if (role.role === "bridge" && ends.length > 0)
    return [
      sentence(`A bridge table: each row links ${listed(ends.map(code))}.`, ...role.facts, ...keysOf(table)),
    ];
  if (role.role === "lookup")
    return [
      sentence(
        referencedBy.length > 0
          ? `A lookup table of ${many} that other tables refer to.`
          : `A lookup table of ${many}.`,
        ...facts,
        ...(referencedBy.length > 0 ? [incoming(referencedBy)] : []),
      ),
    ];
  if (role.role === "log") return [sentence(`A log: each row records one ${noun}.`, ...facts)];
  if (role.role === "fact") return [sentence(`A fact table: each row is one ${noun}.`, ...facts)];
  if (role.role === "dimension") return [sentence(`A dimension: each row is one ${noun}.`, ...facts)];
  return [sentence(`Each row is one ${noun}.`, ...facts)];
}

function ofView({ kind, madeOf }: TableFacts, many: string, facts: readonly Fact[]): Sentence {
  const what = kind === "view" ? "A view" : "A materialized view";
  if (madeOf.length === 0) return sentence(`${what} of ${many}.`, ...facts);
  return sentence(
    `${what} of ${many}, made of ${listed(madeOf.map(code))}.`,
    ...facts,
    fact("lineage", `it reads ${madeOf.join(", ")}`),
  );
}

function grain({ kind, primaryKey, uniqueKeys }: TableFacts): Sentence[] {
  if (kind === "view" || kind === "materialized_view" || kind === "foreign_table") return [];
  const [unique] = uniqueKeys;
  const key = primaryKey.length > 0 ? primaryKey : unique;
  if (!key)
    return [
      sentence(
        "No key is declared, so nothing keeps two rows from being the same.",
        fact("structure", "no primary or unique key"),
      ),
    ];
  const says =
    primaryKey.length > 0
      ? fact("primary_key", `primary key (${key.join(", ")})`)
      : fact("unique", `unique (${key.join(", ")})`);
  return [
    sentence(`A row is identified by ${listed(key.map(code), 8)}${key.length > 1 ? " together" : ""}.`, says),
  ];
}

function relations(table: TableFacts, referencedBy: readonly string[]): Sentence[] {
  const keys = table.foreignKeys.map((key) => `${code(key.table)} by ${listed(key.columns.map(code), 8)}`);
  return [
    ...(keys.length > 0 ? [sentence(`It refers to ${joined(keys)}.`, ...keysOf(table))] : []),
    ...(referencedBy.length > 0
      ? [sentence(`It is referred to by ${listed(referencedBy.map(code))}.`, incoming(referencedBy))]
      : []),
  ];
}

/** What statements that are known write into a table; a view's sources stand in its first sentence. */
function filled({ kind, madeOf }: TableFacts): Sentence[] {
  if (kind === "view" || kind === "materialized_view" || madeOf.length === 0) return [];
  return [
    sentence(
      `It is filled from ${listed(madeOf.map(code))}.`,
      fact("lineage", `lineage from ${madeOf.join(", ")}`),
    ),
  ];
}

/** With semicolons: each has commas of its own. */
const joined = (keys: readonly string[], most = 6): string =>
  [...keys.slice(0, most), ...(keys.length > most ? [`${keys.length - most} more`] : [])].join("; ");

const keysOf = ({ foreignKeys }: TableFacts): Fact[] =>
  foreignKeys.map(({ columns, table, referencedColumns }) =>
    fact("foreign_key", `foreign key (${columns.join(", ")}) to ${table} (${referencedColumns.join(", ")})`),
  );

const incoming = (referencedBy: readonly string[]): Fact =>
  fact("referenced_by", `foreign keys of ${referencedBy.join(", ")}`);

/** What people hold it to, and have kept of it; how it stands against that changes by the hour, and is no documentation. */
const kept = ({ updatedWithinSeconds, watched }: TableFacts): Sentence[] => [
  ...(updatedWithinSeconds === null
    ? []
    : [
        sentence(
          `It is held to be updated within ${lasting(updatedWithinSeconds)}.`,
          fact("freshness", `people set ${lasting(updatedWithinSeconds)} for its freshness`),
        ),
      ]),
  ...watchedOf(watched),
];

function personal({ columns }: TableFacts): Sentence[] {
  const marked = columns.filter(({ tags }) => tags.some((tag) => tag.startsWith("pii:")));
  if (marked.length === 0) return [];
  return [
    sentence(
      `It holds personal data in ${listed(
        marked.map(({ name }) => code(name)),
        8,
      )}.`,
      ...marked.map(({ name, tags }) =>
        fact("tag", `${name} is tagged ${tags.filter((tag) => tag.startsWith("pii:")).join(", ")}`),
      ),
    ),
  ];
}
