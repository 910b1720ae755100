"use client";

import Link from "next/link";
import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import { formatCount } from "#lib/format.ts";
import type { PointRow } from "#lib/metrics/anomaly-views.ts";
import type { Mark } from "#lib/metrics/views.ts";
import { MarkButtons } from "../_parts/mark-buttons.client.tsx";
import { PointBadge } from "../_parts/metric-badge.tsx";
import { ValueText } from "../_parts/value-text.tsx";
import { formatInterval, metricName } from "../_parts/words.ts";
import { pointHref } from "../address.ts";

const CELL =
  "border-line-soft border-b px-2 py-2 align-top first:pl-5 last:pr-5 max-sm:block max-sm:border-0 max-sm:px-4! max-sm:py-1";

type AnomalyRowProps = {
  id: string;
  row: PointRow;
  isBusy: boolean;
  disabledBecause: string | null;
  onMark(mark: Mark | null): void;
};

export function AnomalyRow({ id, row, isBusy, disabledBecause, onMark }: AnomalyRowProps) {
  const { point, episode } = row;
  const about = `${metricName(row)} in ${row.schemaName}.${row.tableName}`;
  const usual = formatInterval(point.lower, point.upper, row);
  return (
    <tr
      data-value={id}
      tabIndex={-1}
      aria-label={about}
      className="-outline-offset-2 max-sm:block max-sm:border-b max-sm:py-2 hover:[&>td]:bg-hover"
    >
      <td className={`${CELL} sm:min-w-52`}>
        <Link
          href={pointHref(row.metricId, point.capturedAt)}
          className="wrap-anywhere rounded-4 font-medium hover:underline"
        >
          {metricName(row)}
        </Link>
        <span className="wrap-anywhere block text-12 text-fg-3">
          {row.schemaName}.{row.tableName}, {row.sourceName}
        </span>
      </td>
      <td className={`${CELL} whitespace-nowrap text-fg-2`}>
        <RelativeTime at={point.capturedAt} />
        {episode.points > 1 && (
          <span className="block text-12 text-fg-3">
            {formatCount(episode.points)} captures, since <RelativeTime at={episode.since} />
          </span>
        )}
      </td>
      <td className={`${CELL} num whitespace-nowrap`}>
        <span className="font-medium">
          <ValueText row={row} point={point} />
        </span>
        {usual && <span className="text-12 text-fg-3 sm:block max-sm:ml-2">usual {usual}</span>}
      </td>
      <td className={`${CELL} wrap-anywhere text-fg-2`}>{point.reason}</td>
      <td className={`${CELL} sm:min-w-60`}>
        <span className="mb-1 flex flex-wrap items-center gap-x-2 text-12 text-fg-3">
          <PointBadge point={point} />
          {point.markedByName && (
            <span>
              {point.markedByName}
              {point.markedAt && (
                <>
                  , <RelativeTime at={point.markedAt} />
                </>
              )}
            </span>
          )}
        </span>
        <MarkButtons
          about={about}
          mark={point.mark}
          isBusy={isBusy}
          disabledBecause={disabledBecause}
          onMark={onMark}
        />
      </td>
    </tr>
  );
}
