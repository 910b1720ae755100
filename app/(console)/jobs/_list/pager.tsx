import { ChevronLeft, ChevronRight } from "lucide-react";
import { Button, ButtonLink } from "#app/_ui/button.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { LinkPending } from "#app/_ui/link-pending.client.tsx";
import { formatCount, formatQuantity } from "#lib/format.ts";
import type { JobFilter } from "#lib/jobs/views.ts";
import { fromStart, jobsHref } from "../address.ts";

type PagerProps = {
  filter: JobFilter;
  shown: number;
  /** Of the tab; null where a status narrows it further. */
  total: number | null;
  older: string | null;
  newer: string | null;
};

/** Pages are places between two jobs, not numbers: a new job moves none of them. */
export function Pager({ filter, shown, total, older, newer }: PagerProps) {
  const start = fromStart(filter);
  const back = <Icon of={ChevronLeft} size={14} />;
  const forth = <Icon of={ChevronRight} size={14} />;
  return (
    <nav
      aria-label="Pages"
      className="flex h-12 shrink-0 items-center gap-1.5 border-t bg-surface px-5 text-12 text-fg-3 max-sm:px-4"
    >
      <span className="num">
        {total === null
          ? formatQuantity(shown, "job")
          : `${formatCount(shown)} of ${formatQuantity(total, "job")}`}
      </span>
      <span className="flex-1" />
      <span className="mr-1.5 max-sm:hidden">Newest first</span>
      {newer ? (
        <ButtonLink href={jobsHref({ ...start, after: newer })} size="sm" icon={back}>
          Newer
          <LinkPending />
        </ButtonLink>
      ) : (
        <Button size="sm" icon={back} disabled>
          Newer
        </Button>
      )}
      {older ? (
        <ButtonLink href={jobsHref({ ...start, before: older })} size="sm">
          Older
          {forth}
          <LinkPending />
        </ButtonLink>
      ) : (
        <Button size="sm" disabled>
          Older
          {forth}
        </Button>
      )}
    </nav>
  );
}
