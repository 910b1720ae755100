"use client";

import { Check } from "lucide-react";
import Link from "next/link";
import { classNames } from "#app/_ui/class-names.ts";
import { Icon } from "#app/_ui/icon.tsx";
import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import { SelectBox } from "#app/_ui/select-box.tsx";
import { formatQuantity } from "#lib/format.ts";
import { CHANGE_KINDS } from "#lib/schema-changes/kinds.ts";
import type { ChangeRow as Change } from "#lib/schema-changes/views.ts";
import { ChangedObject, objectName, ShortDifference, shortTitle } from "../_parts/change-words.tsx";
import { SeverityMark } from "../_parts/severity.tsx";

type ChangeRowProps = {
  change: Change;
  /** Opens its details, or closes them. */
  href: string;
  isOpen: boolean;
  isSelected: boolean;
  onSelect(isRange: boolean): void;
};

const CELL = "h-(--row) border-line-soft border-b px-2 max-sm:h-auto max-sm:border-0 max-sm:px-0";

/** One line of the table; below 640 px a card of the same cells. */
export function ChangeRow({ change, href, isOpen, isSelected, onSelect }: ChangeRowProps) {
  const { label } = CHANGE_KINDS[change.kind];
  const followUnlessElsewhere = (event: React.MouseEvent<HTMLElement>) => {
    const target = event.target as Element; // a click inside a row lands on an element
    if (target.closest("a, input, label") || window.getSelection()?.toString()) return;
    event.currentTarget.querySelector<HTMLElement>("[data-change-link]")?.click();
  };
  return (
    <tr
      data-change={change.id}
      onClick={followUnlessElsewhere}
      className={classNames(
        "group/row cursor-pointer transition-[background-color] has-[[data-change-link]:focus-visible]:outline-2",
        "has-[[data-change-link]:focus-visible]:outline-focus has-[[data-change-link]:focus-visible]:-outline-offset-2",
        isSelected
          ? "bg-accent-bg [&>td:first-child]:shadow-[inset_2px_0_var(--accent)]"
          : isOpen
            ? "bg-hover"
            : "hover:bg-hover",
        "max-sm:relative max-sm:grid max-sm:grid-cols-[44px_minmax(0,1fr)_auto] max-sm:gap-x-2 max-sm:gap-y-1",
        "max-sm:border-line-soft max-sm:border-b max-sm:py-3 max-sm:pr-4",
      )}
    >
      <td className={`${CELL} pr-0 pl-2 max-sm:relative max-sm:z-1 max-sm:row-span-3 max-sm:self-center`}>
        <SelectBox
          label={`Select ${label}, ${objectName(change)}`}
          isSelected={isSelected}
          onSelect={onSelect}
        />
      </td>
      <td className={`${CELL} max-sm:col-start-2 max-sm:row-start-1`}>
        <SeverityMark severity={change.severity} />
      </td>
      <td className={`${CELL} max-sm:col-span-2 max-sm:col-start-2 max-sm:row-start-2`}>
        <span className="flex min-w-0 items-center gap-2">
          <Link
            data-change-link
            href={href}
            scroll={false}
            replace
            aria-expanded={isOpen}
            title={label}
            className="truncate font-medium outline-none max-sm:before:absolute max-sm:before:inset-0"
          >
            {label}
            <span className="sr-only"> {objectName(change)}</span>
          </Link>
          {change.acknowledged && <AcknowledgedBy name={change.acknowledged.byName} className="md:hidden" />}
        </span>
      </td>
      <td
        className={`${CELL} truncate max-sm:col-span-2 max-sm:col-start-2 max-sm:row-start-3`}
        title={objectName(change)}
      >
        <ChangedObject change={change} />
        {change.readBy.relations > 0 && (
          <span className="text-fg-3"> · read by {formatQuantity(change.readBy.relations, "view")}</span>
        )}
      </td>
      <td className={`${CELL} truncate max-lg:hidden`} title={shortTitle(change)}>
        <ShortDifference change={change} />
      </td>
      <td className={`${CELL} truncate text-fg-2 max-md:hidden`}>
        {change.acknowledged ? (
          <AcknowledgedBy name={change.acknowledged.byName} />
        ) : (
          <span className="text-fg-3">–</span>
        )}
      </td>
      <td
        className={`${CELL} num pr-5 text-right text-fg-3 max-sm:col-start-3 max-sm:row-start-1 max-sm:pr-0 max-sm:text-12`}
      >
        <RelativeTime at={change.detectedAt} />
      </td>
    </tr>
  );
}

/** In a column of its own, and beside the kind where there is no room for one. */
const AcknowledgedBy = ({ name, className }: { name: string; className?: string }) => (
  <span
    className={classNames("flex min-w-0 items-center gap-1.5 text-fg-2", className)}
    title={`Acknowledged by ${name}`}
  >
    <Icon of={Check} size={14} className="shrink-0 text-completed-mark" />
    <span className="sr-only">Acknowledged by</span>
    <span className="truncate">{name}</span>
  </span>
);
