import Link from "next/link";
import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import { Table, Td, Th, Tr } from "#app/_ui/table.tsx";
import type { MetricRow } from "#lib/metrics/views.ts";
import { MetricBadge } from "../_parts/metric-badge.tsx";
import { ValueText } from "../_parts/value-text.tsx";
import { formatInterval, metricName } from "../_parts/words.ts";

/** Metrics, the worst first. On a phone the value stands beside the name, and the rest below it. */
export const MetricTable = ({ rows }: { rows: readonly MetricRow[] }) => (
  <Table
    caption="Metrics, the worst first"
    head={
      <>
        <Th>Metric</Th>
        <Th className="max-sm:hidden">Status</Th>
        <Th isNumber className="max-sm:pr-4">
          Newest value
        </Th>
        <Th isNumber className="max-sm:hidden">
          Usual
        </Th>
        <Th className="w-full max-md:hidden">Why</Th>
        <Th className="max-sm:hidden">Captured</Th>
      </>
    }
  >
    {rows.map((row) => (
      <Tr key={row.id}>
        <Td className="wrap-anywhere py-2 align-top sm:min-w-60">
          <Link
            href={`/metrics/${row.id}`}
            className="sm:wrap-break-word rounded-4 font-medium hover:underline sm:block sm:w-fit sm:max-w-80"
          >
            {metricName(row)}
          </Link>
          <span className="block text-12 text-fg-3">
            {row.schemaName}.{row.tableName}, {row.sourceName}
          </span>
          <span className="mt-1 flex flex-wrap items-center gap-x-2 text-12 text-fg-3 sm:hidden">
            <MetricBadge status={row.status} />
            {row.point && <RelativeTime at={row.point.capturedAt} />}
          </span>
        </Td>
        <Td className="py-2 align-top max-sm:hidden" title={row.reason}>
          <MetricBadge status={row.status} />
        </Td>
        <Td isNumber className="whitespace-nowrap py-2 align-top font-medium max-sm:pr-4">
          <ValueText row={row} point={row.point} />
        </Td>
        <Td isNumber className="min-w-32 py-2 align-top text-fg-2 max-sm:hidden">
          {(row.point && formatInterval(row.point.lower, row.point.upper, row)) ?? "–"}
        </Td>
        <Td className="wrap-anywhere py-2 align-top text-fg-2 max-md:hidden">{row.reason}</Td>
        <Td className="whitespace-nowrap py-2 align-top text-fg-3 max-sm:hidden">
          {row.point ? <RelativeTime at={row.point.capturedAt} /> : "not yet"}
        </Td>
      </Tr>
    ))}
  </Table>
);
