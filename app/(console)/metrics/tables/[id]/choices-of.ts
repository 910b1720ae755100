import type { RelationDetails } from "#lib/catalog/views.ts";
import { givesAway } from "#lib/engines/metrics/suggest.ts";
import { fitsColumn, isMetricType, METRIC_TYPES, type MetricType } from "#lib/metrics/types.ts";
import type { ColumnTag } from "#lib/tags/views.ts";

export type ColumnChoice = { name: string; types: MetricType[] };

const TYPES = Object.keys(METRIC_TYPES).filter(isMetricType);

/** What may be measured of each column. */
export const choicesOf = ({ columns }: RelationDetails, tags: readonly ColumnTag[]): ColumnChoice[] =>
  columns.map(({ name, type }) => {
    const own = tags.filter(({ column, decision }) => column === name && decision !== "rejected");
    const column = { type, givesAway: givesAway(own.map(({ tag }) => tag)) };
    return { name, types: TYPES.filter((one) => fitsColumn(one, column)) };
  });
