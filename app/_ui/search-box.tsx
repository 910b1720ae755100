import { Search, X } from "lucide-react";
import Form from "next/form";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";
import { Input } from "./input.tsx";
import { Link } from "./link.client.tsx";

type SearchBoxProps = {
  action: string;
  label: string;
  placeholder: string;
  value: string;
  /** What the address keeps while the search changes. */
  keep?: Readonly<Record<string, string | undefined>>;
  /** As low as the filters beside it, among which it stands; `clearHref` takes the search away from them. */
  amongFilters?: { clearHref: string; className?: string };
};

/** A plain form with an address for an answer: Enter searches, with or without script. */
export function SearchBox({ action, label, placeholder, value, keep = {}, amongFilters }: SearchBoxProps) {
  return (
    <Form
      action={action}
      prefetch={false}
      role={amongFilters ? undefined : "search"}
      className={classNames("relative w-72 max-w-full max-sm:w-full", amongFilters?.className)}
    >
      <Icon
        of={Search}
        size={14}
        className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-fg-3"
      />
      <Input
        type="search"
        name="q"
        key={value}
        defaultValue={value}
        aria-label={label}
        placeholder={placeholder}
        maxLength={200}
        className={classNames("peer text-ellipsis pl-8", amongFilters && "h-7! pr-8 max-sm:h-11!")}
      />
      {amongFilters && value === "" && (
        <span
          aria-hidden="true"
          className="pointer-events-none absolute top-1/2 right-1.5 -translate-y-1/2 rounded-4 border bg-surface px-1.5 text-11 text-fg-3 peer-focus:hidden max-sm:hidden"
        >
          /
        </span>
      )}
      {amongFilters && value !== "" && (
        <Link
          href={amongFilters.clearHref}
          scroll={false}
          aria-label="Clear the search"
          title="Clear the search"
          className="absolute inset-y-0 right-0 grid w-7 place-items-center rounded-6 text-fg-3 -outline-offset-2 hover:text-fg max-sm:w-11"
        >
          <Icon of={X} size={14} />
        </Link>
      )}
      {Object.entries(keep).map(
        ([name, kept]) => kept && <input key={name} type="hidden" name={name} value={kept} />,
      )}
    </Form>
  );
}
