import { Check, Plus, X } from "lucide-react";
import Link from "next/link";
import { classNames } from "#app/_ui/class-names.ts";
import { Icon } from "#app/_ui/icon.tsx";
import { LinkPending } from "#app/_ui/link-pending.client.tsx";
import { STATUS_LABELS } from "#lib/jobs/status.ts";
import type { JobFilter } from "#lib/jobs/views.ts";
import { STATUSES_OF_TAB, toggleHref, withoutHref } from "../address.ts";
import { JOB_TYPE_VIEWS } from "../job-types.ts";
import { FilterCloser } from "./filter-closer.client.tsx";
import { ZoneNote } from "./zone-note.client.tsx";

type Option = { value: string; label: string };
type FilterBarProps = {
  filter: JobFilter;
  sources: readonly { id: string; name: string; isRemoved: boolean }[];
  /** The label of the asset the list is narrowed to. */
  assetLabel: string | null;
};

/** Every choice is a link: it works without script, opens in a new window and can be sent to a colleague. */
export function FilterBar({ filter, sources, assetLabel }: FilterBarProps) {
  const sourceOptions = sources
    .filter((source) => !source.isRemoved || filter.source.includes(source.id))
    .map((source) => ({
      value: source.id,
      label: source.isRemoved ? `${source.name} (removed)` : source.name,
    }));
  const statuses = STATUSES_OF_TAB[filter.tab].map((status) => ({
    value: status,
    label: STATUS_LABELS[status],
  }));
  return (
    <search
      aria-label="Filters"
      className="flex min-h-11 shrink-0 flex-wrap items-center gap-1.5 px-5 py-2 max-sm:px-4"
    >
      <FilterMenu filter={filter} name="source" label="Source" options={sourceOptions} />
      <FilterMenu
        filter={filter}
        name="type"
        label="Type"
        options={JOB_TYPE_VIEWS.map(({ type, label }) => ({ value: type, label }))}
      />
      {statuses.length > 0 && <FilterMenu filter={filter} name="status" label="Status" options={statuses} />}
      {filter.asset && (
        <span className={ACTIVE}>
          <span className="pl-[9px]">
            <span className="text-fg-2">Asset</span> is <b className="font-medium">{assetLabel ?? "gone"}</b>
          </span>
          <RemoveLink href={withoutHref(filter, "asset")} label="Asset" />
        </span>
      )}
      <span className="flex-1" />
      <ZoneNote />
      <FilterCloser />
    </search>
  );
}

const ACTIVE =
  "inline-flex h-7 max-w-full items-center rounded-6 border border-accent-line bg-accent-bg text-13 max-sm:h-11";
const OFFER =
  "inline-flex h-7 items-center gap-[5px] rounded-6 border border-line-strong border-dashed px-[9px] text-13 text-fg-2 hover:bg-hover max-sm:h-11";

type FilterMenuProps = {
  filter: JobFilter;
  name: "source" | "type" | "status";
  label: string;
  options: readonly Option[];
};

/** Solid with its values while it narrows the list; dashed while it is an offer. */
function FilterMenu({ filter, name, label, options }: FilterMenuProps) {
  const chosen: readonly string[] = filter[name];
  const [first, ...others] = options.filter((option) => chosen.includes(option.value));
  const isActive = chosen.length > 0;
  return (
    <span className={isActive ? ACTIVE : "inline-flex"}>
      <details name="job-filter" data-filter className="relative">
        <summary className={isActive ? "flex h-full items-center gap-1 rounded-6 px-[9px]" : OFFER}>
          {isActive ? (
            <span className="flex min-w-0 items-center gap-1 whitespace-nowrap">
              <span className="text-fg-2">{label}</span> is
              <b className="max-w-40 truncate font-medium">{first?.label ?? "gone"}</b>
              {others.length > 0 && <span className="num">+{others.length}</span>}
            </span>
          ) : (
            <>
              <Icon of={Plus} size={14} className="text-fg-3" />
              {label}
            </>
          )}
        </summary>
        <ul className="absolute top-full left-0 z-(--z-menu) mt-1 max-h-80 w-60 max-w-[calc(100vw-32px)] overflow-y-auto rounded-8 bg-raised p-1 shadow-2">
          {options.length === 0 && (
            <li className="px-2 py-1.5 text-12 text-fg-3">Nothing to choose from yet.</li>
          )}
          {options.map((option) => (
            <li key={option.value}>
              <Link
                href={toggleHref(filter, name, option.value)}
                scroll={false}
                aria-current={chosen.includes(option.value) ? "true" : undefined}
                className="flex min-h-8 items-center gap-2 rounded-6 px-2 text-13 -outline-offset-2 hover:bg-hover max-sm:min-h-11"
              >
                <Icon
                  of={Check}
                  className={classNames("text-accent-text", !chosen.includes(option.value) && "invisible")}
                />
                <span className="min-w-0 truncate">{option.label}</span>
                <LinkPending />
              </Link>
            </li>
          ))}
        </ul>
      </details>
      {isActive && <RemoveLink href={withoutHref(filter, name)} label={label} />}
    </span>
  );
}

const RemoveLink = ({ href, label }: { href: string; label: string }) => (
  <Link
    href={href}
    scroll={false}
    aria-label={`Remove the filter ${label}`}
    title={`Remove the filter ${label}`}
    className="ml-[3px] grid h-full w-6 place-items-center border-accent-line border-l text-fg-3 hover:text-fg max-sm:w-11"
  >
    <Icon of={X} size={14} />
    <LinkPending />
  </Link>
);
