import { meaningOf } from "./column-meaning.ts";
import type { ColumnFacts, Sentence, TableFacts } from "./facts.ts";
import type { Named } from "./naming.ts";
import { code, fact, listed, sentence, watchedOf } from "./wording.ts";

/** What a column holds, and what the database says of it. */
export function describeColumn(
  table: TableFacts,
  column: ColumnFacts,
  named: Named,
  noun: string,
): Sentence[] {
  const { comment } = column;
  return [
    ...(comment
      ? [sentence(`“${comment.trim()}”`, fact("comment", "the column's comment in the database"))]
      : [meaningOf(table, column, named, noun)]),
    ...keys(table, column, comment !== null),
    ...values(column),
    ...table.checks
      .filter((check) => check.column === column.name)
      .map(({ definition }) =>
        sentence(`The database holds it to ${code(definition)}.`, fact("check", definition)),
      ),
    ...madeOf(column),
    ...tags(column),
    ...watchedOf(column.watched),
  ];
}

function keys(
  { primaryKey, uniqueKeys, foreignKeys }: TableFacts,
  { name, isNullable }: ColumnFacts,
  isQuoted: boolean,
): Sentence[] {
  const others = primaryKey.filter((column) => column !== name);
  const isUnique = uniqueKeys.some((key) => key.length === 1 && key[0] === name);
  const leads = foreignKeys.filter(({ columns }) => columns.includes(name));
  const leadsAway = leads.some(({ columns }) => columns.length === 1);
  // Said before, unless a comment or where it leads was said instead.
  const isSaid = others.length === 0 && !isQuoted && !leadsAway;
  return [
    ...(primaryKey.includes(name) && isSaid
      ? []
      : primaryKey.includes(name)
        ? [
            sentence(
              others.length === 0
                ? "It is the primary key."
                : `It is part of the primary key, with ${listed(others.map(code), 8)}.`,
              fact("primary_key", `primary key (${primaryKey.join(", ")})`),
            ),
          ]
        : isUnique
          ? [sentence("No two rows have the same.", fact("unique", `unique (${name})`))]
          : []),
    ...leads
      .filter(({ columns }) => isQuoted || columns.length > 1)
      .map(({ columns, table, referencedColumns }) =>
        sentence(
          columns.length > 1
            ? `With ${listed(columns.filter((column) => column !== name).map(code), 8)} it refers to ${code(table)}.`
            : `It refers to ${code(table)}.`,
          fact(
            "foreign_key",
            `foreign key (${columns.join(", ")}) to ${table} (${referencedColumns.join(", ")})`,
          ),
        ),
      ),
    ...(leads.length > 0 && isNullable ? [sentence("It may be empty.", fact("type", "allows nulls"))] : []),
  ];
}

function values({ defaultExpression, generatedExpression, isNumbered }: ColumnFacts): Sentence[] {
  if (generatedExpression)
    return [
      sentence(
        `The database computes it: ${code(generatedExpression)}.`,
        fact("default", `generated: ${generatedExpression}`),
      ),
    ];
  if (isNumbered)
    return [sentence("The database numbers it.", fact("default", "an identity or a sequence of its own"))];
  if (!defaultExpression || /^NULL(::|$)/i.test(defaultExpression)) return [];
  return [
    sentence(
      `Unless given, it is ${code(defaultExpression)}.`,
      fact("default", `default ${defaultExpression}`),
    ),
  ];
}

const madeOf = ({ madeOf: sources }: ColumnFacts): Sentence[] =>
  sources.length === 0
    ? []
    : [
        sentence(
          `It comes from ${listed(sources.map(code))}.`,
          fact("lineage", `lineage from ${sources.join(", ")}`),
        ),
      ];

const tags = ({ tags: all }: ColumnFacts): Sentence[] => {
  const marks = all.filter((tag) => tag.startsWith("pii:"));
  return marks.length === 0
    ? []
    : [sentence(`It is tagged as personal data: ${listed(marks.map(code))}.`, fact("tag", marks.join(", ")))];
};
