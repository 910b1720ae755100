import { Check, Plus, X } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { DetailsMenu } from "./details-menu.tsx";
import { Icon } from "./icon.tsx";
import { Link } from "./link.client.tsx";
import { LinkPending } from "./link-pending.client.tsx";

/** In a phone's sheet each is a line of its own, and opens below itself. */
const LINE = "max-sm:in-data-sheet:flex max-sm:in-data-sheet:w-full max-sm:in-data-sheet:border-0";
const ACTIVE = classNames(
  "inline-flex h-7 max-w-full items-center rounded-6 border border-accent-line bg-accent-bg text-13 max-sm:h-11",
  "max-sm:in-data-sheet:h-auto max-sm:in-data-sheet:min-h-11 max-sm:in-data-sheet:items-start max-sm:in-data-sheet:border-line-soft max-sm:in-data-sheet:border-t max-sm:in-data-sheet:rounded-none max-sm:in-data-sheet:bg-transparent",
  LINE,
);
const OFFER = classNames(
  "inline-flex h-7 items-center gap-[5px] rounded-6 border border-line-strong border-dashed px-[9px] text-13 text-fg-2 hover:bg-hover max-sm:h-11",
  "max-sm:in-data-sheet:px-0 max-sm:in-data-sheet:text-14 max-sm:in-data-sheet:text-fg",
  LINE,
);

/** What takes a filter away, at its end. */
export const REMOVAL =
  "ml-[3px] grid h-full w-6 shrink-0 place-items-center border-accent-line border-l text-fg-3 hover:text-fg max-sm:w-11 max-sm:in-data-sheet:h-11 max-sm:in-data-sheet:border-0";

/** A choice with the address it leads to: chosen where it was not, and the other way round. */
export type FilterOption = { value: string; label: string; href: string; isChosen: boolean; group?: string };

type FilterMenuProps = {
  label: string;
  options: readonly FilterOption[];
  /** The same list without this filter. */
  withoutHref: string;
  /** What it narrows to, where that is none of the options. */
  chosenLabel?: string | undefined;
  /** Below the options. */
  children?: ReactNode;
};

/** Solid with its values while it narrows the list; dashed while it is an offer. Every choice is a link. */
export function FilterMenu({ label, options, withoutHref, chosenLabel, children }: FilterMenuProps) {
  const [first, ...others] = options.filter(({ isChosen }) => isChosen);
  return (
    <FilterFrame
      label={label}
      chosen={chosenLabel ?? first?.label}
      more={others.length}
      removal={<RemoveLink href={withoutHref} label={label} />}
    >
      {options.length === 0 && <p className="px-2 py-1.5 text-12 text-fg-3">Nothing to choose from yet.</p>}
      {groupsOf(options).map(([group, inGroup]) => (
        <div key={group}>
          {group && <p className="px-2 pt-2 pb-1 font-medium text-12 text-fg-3">{group}</p>}
          <FilterLinks label={group || label} options={inGroup} />
        </div>
      ))}
      {children}
    </FilterFrame>
  );
}

type FilterFrameProps = {
  label: string;
  /** What it narrows to; nothing while it is an offer. */
  chosen: string | undefined;
  /** How many more than that. */
  more?: number;
  /** What takes it away; stands beside it. */
  removal: ReactNode;
  /** What the menu offers. */
  children: ReactNode;
};

export function FilterFrame({ label, chosen, more = 0, removal, children }: FilterFrameProps) {
  const menu = (
    <DetailsMenu
      className={
        chosen
          ? "flex h-full items-center gap-1 rounded-6 px-[9px] max-sm:in-data-sheet:h-11 max-sm:in-data-sheet:px-0 max-sm:in-data-sheet:text-14"
          : OFFER
      }
      summary={
        chosen ? (
          <span className="flex min-w-0 items-center gap-1 whitespace-nowrap">
            <span className="text-fg-2">{label}</span> is
            <b className="max-w-60 truncate font-medium">{chosen}</b>
            {more > 0 && <span className="num">+{more}</span>}
          </span>
        ) : (
          <>
            <Icon of={Plus} size={14} className="text-fg-3" />
            {label}
          </>
        )
      }
    >
      {children}
    </DetailsMenu>
  );
  if (!chosen)
    return (
      <span className="inline-flex max-sm:in-data-sheet:flex max-sm:in-data-sheet:border-line-soft max-sm:in-data-sheet:border-t">
        {menu}
      </span>
    );
  return (
    <span className={ACTIVE}>
      {menu}
      {removal}
    </span>
  );
}

/** What was narrowed to by words alone, with what takes it away, if anything does. */
export const FilterFact = ({
  label,
  value,
  removal,
}: {
  label: string;
  value: string;
  removal: ReactNode;
}) => (
  <span className={ACTIVE}>
    <span className="flex min-w-0 items-center gap-1 whitespace-nowrap px-[9px]">
      <span className="text-fg-2">{label}</span> is <b className="max-w-52 truncate font-medium">{value}</b>
    </span>
    {removal}
  </span>
);

/** A filter that an address brought along, and that can only be taken away. */
export const FilterChip = ({
  label,
  value,
  withoutHref,
}: {
  label: string;
  value: ReactNode;
  withoutHref: string;
}) => (
  <span className={ACTIVE}>
    <span className="flex min-w-0 items-center gap-1 whitespace-nowrap pl-[9px] max-sm:in-data-sheet:h-11 max-sm:in-data-sheet:flex-1 max-sm:in-data-sheet:pl-0 max-sm:in-data-sheet:text-14">
      <span className="text-fg-2">{label}</span> is <b className="max-w-52 truncate font-medium">{value}</b>
    </span>
    <RemoveLink href={withoutHref} label={label} />
  </span>
);

/** The options as they stand in a menu. */
export const FilterLinks = ({ label, options }: { label: string; options: readonly FilterOption[] }) => (
  <ul aria-label={label}>
    {options.map((option) => (
      <Option key={option.value} option={option} />
    ))}
  </ul>
);

function groupsOf(options: readonly FilterOption[]): [string, FilterOption[]][] {
  const groups = new Map<string, FilterOption[]>();
  for (const option of options) {
    const { group = "" } = option;
    groups.set(group, [...(groups.get(group) ?? []), option]);
  }
  return [...groups];
}

const Option = ({ option: { label, href, isChosen } }: { option: FilterOption }) => (
  <li>
    <Link
      href={href}
      scroll={false}
      aria-current={isChosen ? "true" : undefined}
      className={classNames(
        "flex min-h-8 items-center gap-2 rounded-6 px-2 text-13 -outline-offset-2 hover:bg-pressed max-sm:min-h-11",
        !isChosen && "pl-8", // as wide as the check
      )}
    >
      {isChosen && <Icon of={Check} className="text-accent-text" />}
      <span className="min-w-0 truncate">{label}</span>
      <LinkPending />
    </Link>
  </li>
);

const RemoveLink = ({ href, label }: { href: string; label: string }) => (
  <Link
    href={href}
    scroll={false}
    aria-label={`Remove the filter ${label}`}
    title={`Remove the filter ${label}`}
    className={REMOVAL}
  >
    <Icon of={X} size={14} />
    <LinkPending />
  </Link>
);
