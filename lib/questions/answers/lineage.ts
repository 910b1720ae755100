import { formatQuantity } from "#lib/format.ts";
import { type Reached, reachedFrom } from "#lib/lineage/reached.ts";
import type { LineageAddress } from "#lib/lineage/views.ts";
import type { Part } from "../views.ts";
import { leading } from "../words.ts";
import type { Asking, Of, Told } from "./asking.ts";

const MOST_ROWS = 25;

/** What a table or column is made of, and what is made of it, as far as lineage knows; with the runs that saw it. */
export async function lineage({ db, scope, names }: Asking, question: Of<"lineage">): Promise<Told> {
  const { asset, column, direction, isDirect } = question;
  const table = names.vocabulary.tables.find(({ id }) => id === asset);
  if (!table) return { sentences: [["That table is not among the assets any more."]] };
  const ways = direction === "both" ? (["upstream", "downstream"] as const) : ([direction] as const);
  const found: Way[] = [];
  for (const way of ways)
    found.push({ way, ...(await reachedFrom(db, scope, { asset, column, way, isDirect })) });
  const name = `${table.schema}.${table.name}${column === null ? "" : `.${column}`}`;
  const rows = found.flatMap(({ way, relations }) => relations.map((relation) => toRow(way, relation)));
  const address = {
    asset,
    ...(column !== null && { column, level: "columns" as const }),
    depth: isDirect ? ("1" as const) : ("all" as const),
  };
  const total = found.reduce((sum, { total: some }) => sum + some, 0);
  const [only] = found;
  return {
    sentences: [
      ...found.map((way) => sentence(way, name, { ...address, direction: way.way }, isDirect)),
      ...(total === 0 ? [[UNKNOWN]] : []),
      ...(rows.length > MOST_ROWS ? [[`The nearest ${MOST_ROWS} are below.`]] : []),
    ],
    value: found.length === 1 && only ? only.total : total,
    jobIds: found.flatMap(({ jobIds }) => jobIds),
    table:
      rows.length === 0
        ? null
        : {
            head: [column === null ? "Table or view" : "Column", "Where", "Steps"],
            rows: rows.slice(0, MOST_ROWS),
          },
  };
}

type Way = Awaited<ReturnType<typeof reachedFrom>> & { way: "upstream" | "downstream" };

const UNKNOWN =
  "Lineage is known from views, functions, dbt and SQL that was imported: what other programs do is not.";

function sentence(
  { way, total }: Way,
  name: string,
  address: Partial<LineageAddress>,
  isDirect: boolean,
): Part[] {
  const noun = address.level === "columns" ? ["column", "columns"] : ["table or view", "tables and views"];
  const text = formatQuantity(total, noun[0] ?? "", noun[1]);
  const told: Part = total === 0 ? text : leading(text, { page: "lineage", address });
  const steps = isDirect ? " in one step" : "";
  return way === "upstream"
    ? [`${name} is made from `, told, `${steps}.`]
    : [told, ` ${total === 1 ? "is" : "are"} made from ${name}${steps}.`];
}

const toRow = (way: Way["way"], { id, name, sourceName, columns, steps }: Reached): Part[] => [
  leading(`${sourceName} › ${name}${columns.length > 0 ? ` › ${columns.join(", ")}` : ""}`, {
    page: "asset",
    id,
  }),
  way,
  `${steps}`,
];
