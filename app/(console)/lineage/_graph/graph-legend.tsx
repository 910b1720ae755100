import { DOUBTFUL, type LineageGraph } from "#lib/lineage/views.ts";

const LINES = [
  { name: "values flow", stroke: "var(--line-control)", width: 1.5, dashes: undefined },
  { name: "filters, joins or sorts only", stroke: "var(--line-control)", width: 1.5, dashes: "4 4" },
  { name: "in doubt", stroke: "var(--warn-mark)", width: 1.5, dashes: undefined },
  { name: "foreign key", stroke: "var(--accent)", width: 1.5, dashes: "1 4" },
] as const;

/** What the lines of this graph mean: only of the kinds that are in it. */
export function GraphLegend({ graph: { links, keys } }: { graph: LineageGraph }) {
  const isDrawn: Record<(typeof LINES)[number]["name"], boolean> = {
    "values flow": links.some(({ flows }) => flows.length > 0),
    "filters, joins or sorts only": links.some(({ flows }) => flows.length === 0),
    "in doubt": links.some(({ confidence }) => confidence < DOUBTFUL),
    "foreign key": keys.length > 0,
  };
  return (
    <ul aria-label="Lines" className="flex flex-wrap gap-x-4 gap-y-1 px-1 pt-2 text-12 text-fg-2">
      {LINES.filter(({ name }) => isDrawn[name]).map(({ name, stroke, width, dashes }) => (
        <li key={name} className="flex items-center gap-1.5">
          <svg aria-hidden="true" width="24" height="8" viewBox="0 0 24 8">
            <line
              x1="1"
              y1="4"
              x2="23"
              y2="4"
              stroke={stroke}
              strokeWidth={width}
              strokeDasharray={dashes}
              strokeLinecap="round"
            />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
