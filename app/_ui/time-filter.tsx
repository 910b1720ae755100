import Form from "next/form";
import { formatDate } from "#lib/format.ts";
import { PERIOD_NAMES, type Period } from "#lib/periods.ts";
import type { Days } from "#lib/schemas.ts";
import { FilterMenu } from "./filter-menu.tsx";
import { Input } from "./input.tsx";
import { SubmitButton } from "./submit-button.client.tsx";

const LABELS: Record<Period, string> = {
  "24h": "Last 24 hours",
  "7d": "Last 7 days",
  "30d": "Last 30 days",
  "90d": "Last 90 days",
};

type TimeFilterProps = {
  label: string;
  days: Days;
  /** The page's path, and the query of its address without these days. */
  action: string;
  query: string;
};

/** A while back from now, or days of the reader's zone. */
export function TimeFilter({ label, days: { within, from, to }, action, query }: TimeFilterProps) {
  const day = (text: string) => formatDate(text, "UTC"); // a day as it was written
  const days = [from && `from ${day(from)}`, to && `until ${day(to)}`].filter(Boolean).join(" ");
  const href = (period?: Period) => {
    const asked = [query, period && `within=${period}`].filter(Boolean).join("&");
    return asked ? `${action}?${asked}` : action;
  };
  return (
    <FilterMenu
      label={label}
      withoutHref={href()}
      chosenLabel={within ? LABELS[within] : days || undefined}
      options={PERIOD_NAMES.map((period) => ({
        value: period,
        label: LABELS[period],
        href: href(within === period ? undefined : period),
        isChosen: within === period,
      }))}
    >
      <Form action={action} className="mt-1 grid gap-2 border-t px-2 pt-2 pb-1.5 text-12">
        {[...new URLSearchParams(query)].map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Day name="from" label="From" value={from} />
        <Day name="to" label="To, that day included" value={to} />
        <SubmitButton size="sm" className="justify-center">
          Show these days
        </SubmitButton>
      </Form>
    </FilterMenu>
  );
}

const Day = ({ name, label, value }: { name: string; label: string; value: string | undefined }) => (
  <span className="grid gap-1">
    <label htmlFor={`time-${name}`} className="text-fg-2">
      {label}
    </label>
    <Input
      id={`time-${name}`}
      type="date"
      name={name}
      defaultValue={value}
      key={value}
      className="h-7! max-sm:h-11!"
    />
  </span>
);
