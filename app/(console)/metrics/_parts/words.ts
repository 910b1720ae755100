import { formatClock, formatCount, formatDate } from "#lib/format.ts";
import { METRIC_TYPES, type MetricType, shownAs } from "#lib/metrics/types.ts";

type Measured = {
  type: MetricType;
  columnName: string | null;
  percentile: number | null;
  name: string | null;
};

/** `Null % of customer_id`, `95th percentile of total`; custom SQL has a name of its own. */
export function metricName({ type, columnName, percentile, name }: Measured): string {
  if (name !== null) return name;
  return columnName === null
    ? METRIC_TYPES[type].label
    : `${ofColumn({ type, percentile })} of ${columnName}`;
}

/** The same where the column is named beside it. */
export const ofColumn = ({ type, percentile }: Pick<Measured, "type" | "percentile">): string =>
  type === "percentile" && percentile !== null
    ? `${ordinal(percentile)} percentile`
    : METRIC_TYPES[type].label;

/** `95th`, `1st`, `99.9th`. */
function ordinal(value: number): string {
  const text = String(value);
  const ending = /(?<!1)([123])$/.exec(text)?.[1];
  return `${text}${ending ? { 1: "st", 2: "nd", 3: "rd" }[ending] : "th"}`;
}

const NUMBER = new Intl.NumberFormat("en", { maximumSignificantDigits: 6 });
const LARGE = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });
const PERCENT = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });

type Shown = { type: MetricType; columnType: string | null };

/** As people read it; dates and times are in the database's own, which is taken for UTC. */
export function formatValue(value: number, { type, columnType }: Shown): string {
  const at = new Date(value * 1_000);
  switch (shownAs(type, columnType)) {
    case "count":
      return formatCount(value);
    case "percent":
      return `${PERCENT.format(value)} %`;
    case "date":
      return dated(at, () => formatDate(at, "UTC"));
    case "timestamp":
      return dated(at, () => `${formatDate(at, "UTC")}, ${formatClock(at, "UTC")}`);
    case "time":
      return dated(at, () => formatClock(at, "UTC"));
    default:
      return (Math.abs(value) >= 100_000 ? LARGE : NUMBER).format(value);
  }
}

/** A database knows days that no clock of ours does. */
const dated = (at: Date, format: () => string): string =>
  Number.isNaN(at.getTime()) ? "out of range" : format();

/** `960 to 1,040`; an end that is not known is left open. */
export function formatInterval(lower: number | null, upper: number | null, shown: Shown): string | null {
  if (lower === null || upper === null) return null;
  const [low, high] = [formatValue(lower, shown), formatValue(upper, shown)];
  return low === high ? low : `${low} to ${high}`;
}
