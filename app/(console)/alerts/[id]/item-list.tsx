import Link from "next/link";
import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import { Section } from "#app/_ui/section.tsx";
import type { AlertItem } from "#lib/alerts/views.ts";
import { formatCount } from "#lib/format.ts";

type ItemListProps = { items: readonly AlertItem[]; count: number };

/** What the alert tells of, the newest first. */
export function ItemList({ items, count }: ItemListProps) {
  const shown =
    items.length < count ? `the newest ${items.length} of ${formatCount(count)}` : formatCount(count);
  return (
    <Section title="What it tells of" aside={shown}>
      <ul className="grid text-13">
        {items.map(({ eventId, line, at, recoveredAt, jobId, jobShortId, assetId }) => (
          <li
            key={eventId}
            className="flex flex-wrap items-baseline gap-x-3 border-line-soft border-b py-1.5"
          >
            <span className="wrap-anywhere min-w-0 flex-1 max-sm:basis-full">
              {assetId ? (
                <Link href={`/assets/${assetId}`} className="rounded-4 hover:underline">
                  {line}
                </Link>
              ) : (
                line
              )}
            </span>
            {jobId && (
              <Link
                href={`/jobs/${jobId}`}
                className="mono rounded-4 text-12 text-accent-text hover:underline"
              >
                {jobShortId ?? "Job"}
              </Link>
            )}
            <span className="text-12 text-fg-3">
              {recoveredAt ? (
                <>
                  recovered <RelativeTime at={recoveredAt} />
                </>
              ) : (
                <RelativeTime at={at} />
              )}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
