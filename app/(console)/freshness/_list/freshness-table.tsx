import Link from "next/link";
import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import { Td, Th, Tr } from "#app/_ui/table.tsx";
import type { FreshnessRow } from "#lib/freshness/views.ts";
import { FreshnessBadge } from "../_parts/freshness-badge.tsx";
import { heldWords, signalWords } from "../_parts/words.ts";

const CELL = "max-sm:block max-sm:h-auto max-sm:border-0 max-sm:px-4! max-sm:py-0.5";

/** What a value means, where no header stands above it. */
const Label = ({ children }: { children: string }) => (
  <span className="inline-block w-24 text-fg-3 sm:hidden">{children}</span>
);

/** Tables, the worst first. On a phone each is a card. */
export const FreshnessTable = ({ rows }: { rows: readonly FreshnessRow[] }) => (
  <table className="w-full border-separate border-spacing-0 text-13 max-sm:block">
    <caption className="sr-only">Tables by freshness, the worst first</caption>
    <thead className="max-sm:sr-only">
      <tr>
        {["Table", "Status", "Last updated", "Known by", "Held to", "Checked"].map((label) => (
          <Th key={label}>{label}</Th>
        ))}
      </tr>
    </thead>
    <tbody className="max-sm:block">
      {rows.map((row) => (
        <Tr key={row.assetId} className="max-sm:block max-sm:border-b max-sm:py-2">
          <Td className={CELL}>
            <Link
              href={`/freshness/${row.assetId}`}
              className="wrap-anywhere rounded-4 font-medium hover:underline"
            >
              {row.schemaName}.{row.tableName}
            </Link>
            <span className="block text-12 text-fg-3">{row.sourceName}</span>
          </Td>
          <Td className={CELL} title={row.reason}>
            <FreshnessBadge status={row.status} />
          </Td>
          <Td className={`${CELL} whitespace-nowrap`}>
            <Label>Last updated</Label>
            {row.updatedAt ? (
              <RelativeTime at={row.updatedAt} />
            ) : (
              <span className="text-fg-3">not known</span>
            )}
          </Td>
          <Td className={`${CELL} wrap-anywhere text-fg-2`}>
            <Label>Known by</Label>
            {signalWords(row) ?? (row.activityAt ? "activity seen" : "nothing")}
          </Td>
          <Td className={`${CELL} text-fg-2`}>
            <Label>Held to</Label>
            {heldWords(row)}
          </Td>
          <Td className={`${CELL} whitespace-nowrap text-fg-3`}>
            <Label>Checked</Label>
            {row.checkedAt ? <RelativeTime at={row.checkedAt} /> : "not yet"}
          </Td>
        </Tr>
      ))}
    </tbody>
  </table>
);
