import Link from "next/link";
import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import type { AlertRow as Row } from "#lib/alerts/views.ts";
import { SeverityMark } from "../../schema-changes/_parts/severity.tsx";
import { AlertActs } from "../_parts/alert-acts.client.tsx";
import { AlertState } from "../_parts/alert-state.tsx";

const CELL =
  "border-line-soft border-b px-2 py-2 align-top first:pl-5 last:pr-5 max-sm:block max-sm:border-0 max-sm:px-4! max-sm:py-1";

type AlertRowProps = { row: Row; disabledBecause: string | null; onOpen(): void };

export function AlertRow({ row, disabledBecause, onOpen }: AlertRowProps) {
  const { id, title, sentence, severity, ruleName, sourceName, createdAt, suppressedBecause } = row;
  return (
    <tr
      data-alert={id}
      tabIndex={-1}
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key === "Enter" && event.target === event.currentTarget) onOpen();
      }}
      className="-outline-offset-2 max-sm:block max-sm:border-b max-sm:py-2 hover:[&>td]:bg-hover"
    >
      <td className={`${CELL} min-w-0 sm:max-w-[44ch]`}>
        <Link href={`/alerts/${id}`} className="wrap-anywhere rounded-4 font-medium hover:underline">
          {title}
        </Link>
        <span className="wrap-anywhere line-clamp-2 text-fg-2">{sentence}</span>
        {suppressedBecause && (
          <span className="wrap-anywhere block text-12 text-fg-3">{suppressedBecause}</span>
        )}
      </td>
      <td className={CELL}>
        <SeverityMark severity={severity} />
      </td>
      <td className={CELL}>
        <AlertState {...row} />
      </td>
      <td className={`${CELL} wrap-anywhere text-fg-2`}>
        {ruleName}
        {sourceName && <span className="block text-12 text-fg-3">{sourceName}</span>}
      </td>
      <td className={`${CELL} whitespace-nowrap text-fg-2`}>
        <RelativeTime at={createdAt} />
      </td>
      <td className={CELL}>
        <AlertActs alert={row} disabledBecause={disabledBecause} />
      </td>
    </tr>
  );
}
