import { formatQuantity } from "#lib/format.ts";
import { type Found, findPlaces, type Place, type Sought } from "../places.ts";
import type { Part } from "../views.ts";
import { leading } from "../words.ts";
import type { Asking, Of, Told } from "./asking.ts";

const MOST_ROWS = 25;

/** Tables and columns by their tags and their names, with the runs that tagged them. */
export async function where(asking: Asking, question: Of<"where">): Promise<Told> {
  const { db, scope } = asking;
  const byTag = await findPlaces(db, scope, question);
  // Before anything is tagged so, names tell where it may be; a tag that was named itself has no other name.
  const words = byTag.total === 0 ? namesOf(question.tags) : null;
  const byName =
    words && (await findPlaces(db, scope, { ...question, tags: [], words: [...question.words, ...words] }));
  const isByName = byName !== null && byName.total > 0;
  const { total, places, jobIds } = isByName ? byName : byTag;
  const what = `${quantityOf(question, isByName ? byName : byTag)}${soughtWords(question)}`;
  const rows = places.slice(0, MOST_ROWS);
  return {
    sentences: [
      [
        ...toPages(question, total, what, isByName),
        `${placeWords(asking, question)}${isByName ? ", by name alone: nothing there is tagged so." : "."}`,
      ],
      ...(total > rows.length && rows.length > 0 ? [[`The first ${rows.length} are below.`]] : []),
    ],
    value: total,
    jobIds,
    ...tableOf(question, rows),
  };
}

const NOUNS = { places: "place", tables: "table", columns: "column" };

/** Views are called so beside tables, whether or not they were asked for. */
function quantityOf({ find, relation }: Of<"where">, { total, views }: Found): string {
  if (find !== "tables") return formatQuantity(total, NOUNS[find]);
  if (relation !== null) return formatQuantity(total, relation);
  const tables = formatQuantity(total - views, "table");
  if (views === 0) return tables;
  return views === total ? formatQuantity(views, "view") : `${tables} and ${formatQuantity(views, "view")}`;
}

/** Of whole tables there is no column to tell. */
function tableOf({ find }: Of<"where">, places: readonly Place[]): Pick<Told, "table"> {
  if (places.length === 0) return { table: null };
  const isWhole = find === "tables";
  return {
    table: {
      head: ["Table", ...(isWhole ? [] : ["Column"]), "Tags"],
      rows: places.map(({ assetId, sourceName, table, column, tags }): Part[] => [
        leading(`${sourceName} › ${table}`, { page: "asset", id: assetId }),
        ...(isWhole ? [] : [column ?? ""]),
        tags.join(", "),
      ]),
    },
  };
}

/** Led to where another page shows just these. */
function toPages(
  { find, tags, words, within, relation }: Of<"where">,
  total: number,
  text: string,
  isByName: boolean,
): Part[] {
  const [tag, ...otherTags] = tags;
  const [source, ...otherSources] = within.source;
  if (
    isByName ||
    total === 0 ||
    words.length > 0 ||
    otherTags.length > 0 ||
    within.asset !== null ||
    relation !== null
  )
    return [text];
  if (find === "tables")
    return [leading(text, { page: "tables", filter: { source: within.source, ...(tag && { tag }) } })];
  // Tags of whole tables stand in that list too, so that it is the places it shows.
  const isListed = tag && !tag.endsWith(":*") && otherSources.length === 0 && find === "places";
  return [isListed ? leading(text, { page: "tags", filter: { tag, source } }) : text];
}

function soughtWords({ find, tags, words, isExact, isOfColumn }: Sought): string {
  const whole = isOfColumn && find === "tables" ? " with a column called" : " called";
  const named =
    words.length === 0
      ? ""
      : isExact
        ? `${whole} “${words.join(" ")}”`
        : ` named ${words.map((word) => `“${word}”`).join(" and ")}`;
  const tagged = tags.length > 0 ? ` tagged ${tags.join(" and ")}` : "";
  return `${tagged}${tagged && named ? " and" : ""}${named}`;
}

function placeWords({ names: { vocabulary } }: Asking, { within }: Of<"where">): string {
  const sources = vocabulary.sources.filter(({ id }) => within.source.includes(id)).map(({ name }) => name);
  const table = vocabulary.tables.find(({ id }) => id === within.asset);
  const place = table ? [`${table.schema}.${table.name}`] : sources;
  return place.length > 0 ? ` in ${place.join(", ")}` : "";
}

/** `pii:email` has a name that columns have too; `pii:*` has none. */
function namesOf(tags: readonly string[]): string[] | null {
  const names = tags.map((tag) => tag.split(":")[1] ?? "");
  const isNamed = tags.length > 0 && tags.every((tag) => tag.startsWith("pii:")) && !names.includes("*");
  return isNamed ? names.flatMap((name) => name.split("-")) : null;
}
