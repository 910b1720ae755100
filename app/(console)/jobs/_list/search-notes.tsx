import type { ReactNode } from "react";
import { Link } from "#app/_ui/link.client.tsx";
import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import { formatCount, formatQuantity } from "#lib/format.ts";
import type { JobFilter } from "#lib/jobs/filter.ts";
import type { JobPage } from "#lib/jobs/views.ts";
import { fromStart, jobsHref } from "../address.ts";

type SearchNotesProps = { filter: JobFilter; page: JobPage };

/** How far a list was searched; the pager leads on. */
export function SearchNotes({ filter, page: { searched, isTooManyToSort } }: SearchNotesProps) {
  const start = fromStart(filter);
  const notes: { key: string; text: ReactNode; links: { href: string; label: string }[] }[] = [];
  if (isTooManyToSort)
    notes.push({
      key: "sort",
      text: "Too many jobs match to sort them by duration, so the newest come first. Narrow the list to 10,000 by time, type or source.",
      links: [],
    });
  if (searched)
    notes.push({
      key: "searched",
      text: (
        <>
          Searched{" "}
          {filter.before
            ? formatQuantity(searched.count, "job")
            : `the newest ${formatCount(searched.count)} jobs`}
          , back to <RelativeTime at={searched.back} />.
        </>
      ),
      links: filter.q
        ? [{ href: jobsHref({ ...start, by: "asset" }), label: "Search asset names only" }]
        : [],
    });
  if (filter.by && filter.q)
    notes.push({
      key: "by",
      text: `Jobs of assets whose name contains “${filter.q}”, 200 assets at most.`,
      links: [{ href: jobsHref({ ...start, by: undefined }), label: "Search messages too" }],
    });
  if (notes.length === 0) return null;
  return (
    <div className="shrink-0 border-t bg-sunken px-5 py-2 text-13 text-fg-2 max-sm:px-4">
      {notes.map(({ key, text, links }) => (
        <p key={key} className="flex flex-wrap gap-x-3">
          <span>{text}</span>
          {links.map(({ href, label }) => (
            <Link key={label} href={href} className="rounded-4 font-medium text-accent-text hover:underline">
              {label}
            </Link>
          ))}
        </p>
      ))}
    </div>
  );
}
