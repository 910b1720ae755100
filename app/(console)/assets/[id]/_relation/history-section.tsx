import { Check } from "lucide-react";
import Link from "next/link";
import { Icon } from "#app/_ui/icon.tsx";
import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import { Section } from "#app/_ui/section.tsx";
import { Td, Th, Tr } from "#app/_ui/table.tsx";
import { CHANGE_KINDS } from "#lib/schema-changes/kinds.ts";
import type { ChangeRow } from "#lib/schema-changes/views.ts";
import { ShortDifference, shortTitle } from "../../../schema-changes/_parts/change-words.tsx";
import { SeverityMark } from "../../../schema-changes/_parts/severity.tsx";
import { changesHref } from "../../../schema-changes/address.ts";
import { ScrollingTable } from "../../scrolling-table.tsx";

type HistorySectionProps = { changes: readonly ChangeRow[]; assetId: string };

/** What discoveries found different in it, newest first; each row leads to the change, and all of them to their page. */
export function HistorySection({ changes, assetId }: HistorySectionProps) {
  if (changes.length === 0)
    return (
      <Section title="History">
        <p className="text-13 text-fg-3">
          No discovery has found it changed since the first one that saw it.
        </p>
      </Section>
    );
  return (
    <Section
      title="History"
      action={
        <Link href={changesHref({ asset: assetId })} className="rounded-4 text-accent-text hover:underline">
          All of its changes
        </Link>
      }
    >
      <ScrollingTable
        caption="Schema changes of it"
        head={
          <>
            <Th>Severity</Th>
            <Th>Change</Th>
            <Th className="max-md:hidden">Before → after</Th>
            <Th isNumber className="w-full">
              Found
            </Th>
          </>
        }
      >
        {changes.map((change) => (
          <Tr key={change.id}>
            <Td>
              <SeverityMark severity={change.severity} />
            </Td>
            <Td className="wrap-anywhere max-sm:py-1 sm:whitespace-nowrap">
              <span className="flex items-center gap-1.5">
                <Link
                  href={changesHref({ asset: assetId, change: change.id })}
                  className="rounded-4 py-1 font-medium hover:underline"
                >
                  {CHANGE_KINDS[change.kind].label}
                  {change.partName && <span className="font-normal text-fg-2"> {change.partName}</span>}
                </Link>
                {change.acknowledged && (
                  <span title={`Acknowledged by ${change.acknowledged.byName}`} className="flex">
                    <Icon of={Check} size={14} className="text-completed-mark" />
                    <span className="sr-only">Acknowledged by {change.acknowledged.byName}</span>
                  </span>
                )}
              </span>
            </Td>
            <Td className="max-w-80 max-md:hidden">
              <span className="block truncate" title={shortTitle(change)}>
                <ShortDifference change={change} />
              </span>
            </Td>
            <Td isNumber className="whitespace-nowrap text-fg-3">
              <RelativeTime at={change.detectedAt} />
            </Td>
          </Tr>
        ))}
      </ScrollingTable>
    </Section>
  );
}
