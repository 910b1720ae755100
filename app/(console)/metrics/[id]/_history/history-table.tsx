import Link from "next/link";
import { Table, Td, Th } from "#app/_ui/table.tsx";
import { formatExact } from "#lib/format.ts";
import { METHODS } from "#lib/metrics/types.ts";
import type { MetricPoint, MetricRow } from "#lib/metrics/views.ts";
import { PointBadge } from "../../_parts/metric-badge.tsx";
import { formatInterval, formatValue } from "../../_parts/words.ts";
import { pointHref } from "../../address.ts";

type HistoryTableProps = { metric: MetricRow; points: readonly MetricPoint[]; timeZone: string };

/** What the picture shows, newest first. */
export const HistoryTable = ({ metric, points, timeZone }: HistoryTableProps) => (
  <Table
    caption="Captured values, newest first"
    head={
      <>
        <Th>Captured</Th>
        <Th isNumber>Value</Th>
        <Th isNumber>Expected</Th>
        <Th isNumber>Usual</Th>
        <Th>What it was</Th>
        <Th>How it was come by</Th>
      </>
    }
  >
    {points.toReversed().map((point) => (
      <tr key={point.capturedAt}>
        <Td className="whitespace-nowrap">
          <Link
            href={pointHref(metric.id, point.capturedAt)}
            scroll={false}
            className="rounded-4 text-accent-text underline underline-offset-2"
          >
            {formatExact(point.capturedAt, timeZone)}
          </Link>
        </Td>
        <Td isNumber>{point.value === null ? "none" : formatValue(point.value, metric)}</Td>
        <Td isNumber>{point.expected === null ? "–" : formatValue(point.expected, metric)}</Td>
        <Td isNumber className="whitespace-nowrap">
          {formatInterval(point.lower, point.upper, metric) ?? "–"}
        </Td>
        <Td>
          <PointBadge point={point} />
        </Td>
        <Td className="text-fg-2">
          {METHODS[point.method]}
          {point.isBackfilled && ", counted later"}
        </Td>
      </tr>
    ))}
  </Table>
);
