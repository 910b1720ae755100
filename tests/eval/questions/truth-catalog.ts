/** What answers about the catalog have to be, worked out from the printed history alone. */
import type { CatalogChange, CatalogPoint, CatalogTable } from "./catalog.ts";
import type { History } from "./history.ts";
import { at, type Truth } from "./truth.ts";

type IsMeant<T> = (one: T, history: History) => boolean;

const nameOf = ({ sources }: History, id: string) => sources.find((source) => source.id === id)?.name;
const tableOf = ({ catalog }: History, name: string) => catalog.tables.find((table) => table.name === name);

export const inSource =
  (name: string): IsMeant<{ sourceId: string }> =>
  ({ sourceId }, history) =>
    nameOf(history, sourceId) === name;
export const kind =
  (...kinds: string[]): IsMeant<CatalogChange> =>
  (change) =>
    kinds.includes(change.kind);
export const severity =
  (...wanted: string[]): IsMeant<CatalogChange> =>
  (change) =>
    wanted.includes(change.severity);
export const found =
  (from: string, until?: string): IsMeant<CatalogChange> =>
  (change) =>
    Date.parse(change.at) >= at(from) && (until === undefined || Date.parse(change.at) < at(until));
export const open: IsMeant<CatalogChange> = ({ isAcknowledged }) => !isAcknowledged;
export const of =
  (table: string): IsMeant<CatalogChange> =>
  (change, history) =>
    change.assetId === tableOf(history, table)?.id;

export const changes =
  (...wanted: IsMeant<CatalogChange>[]): Truth =>
  (history) => ({
    value: history.catalog.changes.filter((change) => wanted.every((isMeant) => isMeant(change, history)))
      .length,
  });

export const tables =
  (...wanted: IsMeant<CatalogTable>[]): Truth =>
  (history) => ({ assets: select(history, wanted).map(({ id }) => id) });
export const tableCount =
  (...wanted: IsMeant<CatalogTable>[]): Truth =>
  (history) => ({ value: select(history, wanted).length });

const select = (history: History, wanted: IsMeant<CatalogTable>[]) =>
  history.catalog.tables.filter((table) => wanted.every((isMeant) => isMeant(table, history)));

export const named =
  (...names: string[]): IsMeant<CatalogTable> =>
  ({ name }) =>
    names.includes(name);
export const carries =
  (...tags: string[]): IsMeant<CatalogTable> =>
  (table) =>
    table.tags.some(({ tag, isApplied }) => isApplied && isOneOf(tag, tags));
export const stands =
  (standing: string): IsMeant<CatalogTable> =>
  ({ freshness }) =>
    freshness === standing;

const isOneOf = (tag: string, tags: readonly string[]) =>
  tags.some((wanted) => (wanted.endsWith(":*") ? tag.startsWith(wanted.slice(0, -1)) : tag === wanted));

/** Columns that carry a tag. */
export const columnCount =
  (tag: string, ...wanted: IsMeant<CatalogTable>[]): Truth =>
  (history) => ({
    value: select(history, wanted).reduce((sum, { tags }) => sum + columnsWith(tags, tag), 0),
  });

const columnsWith = (tags: CatalogTable["tags"], wanted: string): number =>
  new Set(
    tags
      .filter(({ column, tag, isApplied }) => column !== "" && isApplied && isOneOf(tag, [wanted]))
      .map(({ column }) => column),
  ).size;

export const allColumns =
  (...wanted: IsMeant<CatalogTable>[]): Truth =>
  (history) => ({ value: select(history, wanted).reduce((sum, { columns }) => sum + columns.length, 0) });

/** Tables that are reached from one; of a column the columns. */
export const reached =
  (way: "upstream" | "downstream", table: string, column: string | null = null): Truth =>
  (history) => {
    const start = tableOf(history, table)?.id ?? "";
    const key = (id: string, part: string) => (column === null ? id : `${id} ${part}`);
    const seen = new Set([key(start, column ?? "")]);
    const ids = new Set<string>();
    for (let size = 0; size < seen.size; ) {
      size = seen.size;
      for (const edge of history.catalog.edges) {
        const [near, far] =
          way === "upstream"
            ? [key(edge.to, edge.toColumn), key(edge.from, edge.fromColumn)]
            : [key(edge.from, edge.fromColumn), key(edge.to, edge.toColumn)];
        if (!seen.has(near)) continue;
        seen.add(far);
        ids.add(way === "upstream" ? edge.from : edge.to);
      }
    }
    return { assets: [...ids] };
  };

/** What a person called expected is none. */
export const anomalies =
  (...wanted: IsMeant<CatalogPoint>[]): Truth =>
  (history) => ({ value: anomalous(history, history.catalog.points, wanted).length });

/** Of each metric the newest point alone. */
export const anomalousNow =
  (...wanted: IsMeant<CatalogPoint>[]): Truth =>
  (history) => {
    const newest = new Map(
      history.catalog.points
        .toSorted((a, b) => a.at.localeCompare(b.at))
        .map((point) => [point.metricId, point]),
    );
    return { value: anomalous(history, [...newest.values()], wanted).length };
  };

const anomalous = (history: History, points: readonly CatalogPoint[], wanted: IsMeant<CatalogPoint>[]) =>
  points.filter(
    (point) => point.isAnomalous && point.mark === null && wanted.every((isMeant) => isMeant(point, history)),
  );

export const captured =
  (from: string, until?: string): IsMeant<CatalogPoint> =>
  (point) =>
    Date.parse(point.at) >= at(from) && (until === undefined || Date.parse(point.at) < at(until));
export const ofTable =
  (table: string): IsMeant<CatalogPoint> =>
  (point, history) =>
    point.assetId === tableOf(history, table)?.id;
