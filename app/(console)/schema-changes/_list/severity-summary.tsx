import Link from "next/link";
import { classNames } from "#app/_ui/class-names.ts";
import { Icon } from "#app/_ui/icon.tsx";
import { formatCount } from "#lib/format.ts";
import { type ChangeCounts, type ChangeFilter, SEVERITIES } from "#lib/schema-changes/views.ts";
import { countedSeverity, SEVERITY_VIEWS } from "../_parts/severity.tsx";
import { toggleHref } from "../address.ts";

type SeveritySummaryProps = { filter: ChangeFilter; counts: ChangeCounts };

/** `3 critical · 2 warnings · 14 info`: how bad it is, and a filter at a click. */
export function SeveritySummary({ filter, counts: { severities, isPartial } }: SeveritySummaryProps) {
  return (
    <ul aria-label="By severity" className="-ml-[9px] flex flex-wrap">
      {SEVERITIES.map((severity) => {
        const { icon, mark } = SEVERITY_VIEWS[severity];
        const isChosen = filter.severity.includes(severity);
        const count = `${formatCount(severities[severity])}${isPartial ? "+" : ""}`;
        return (
          <li key={severity}>
            <Link
              href={toggleHref(filter, "severity", severity)}
              scroll={false}
              aria-current={isChosen ? "true" : undefined}
              className={classNames(
                "num inline-flex h-7 items-center gap-1.5 rounded-6 border px-[9px] text-13 max-sm:h-11",
                isChosen
                  ? "border-accent-line bg-accent-bg font-medium"
                  : "border-transparent hover:bg-hover",
                severities[severity] === 0 && !isChosen ? "text-fg-3" : "text-fg",
              )}
            >
              <Icon of={icon} size={14} className={severities[severity] === 0 ? "text-fg-3" : mark} />
              {countedSeverity(severity, count)}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
