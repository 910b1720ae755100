import Form from "next/form";
import { FilterMenu } from "#app/_ui/filter-menu.tsx";
import { Input } from "#app/_ui/input.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { formatDate } from "#lib/format.ts";
import type { ChangeFilter } from "#lib/schema-changes/views.ts";
import { PERIODS, type Period } from "#lib/schemas.ts";
import { changesHref, changesQuery, fromStart, withoutHref } from "../address.ts";

const LABELS: Record<Period, string> = {
  "24h": "Last 24 hours",
  "7d": "Last 7 days",
  "30d": "Last 30 days",
  "90d": "Last 90 days",
};
const ALL = Object.keys(PERIODS) as Period[]; // the keys of a record that is written out

/** A while back from now, or days of the reader's zone. */
export function TimeFilter({ filter }: { filter: ChangeFilter }) {
  const { within, from, to } = filter;
  const start = { ...fromStart(filter), within: undefined, from: undefined, to: undefined };
  const day = (text: string) => formatDate(text, "UTC"); // a day as it was written
  const days = [from && `from ${day(from)}`, to && `until ${day(to)}`].filter(Boolean).join(" ");
  return (
    <FilterMenu
      label="Found"
      withoutHref={withoutHref(filter, "time")}
      chosenLabel={within ? LABELS[within] : days || undefined}
      options={ALL.map((period) => ({
        value: period,
        label: LABELS[period],
        href: changesHref({ ...start, within: within === period ? undefined : period }),
        isChosen: within === period,
      }))}
    >
      <Form action="/schema-changes" className="mt-1 grid gap-2 border-t px-2 pt-2 pb-1.5 text-12">
        {[...new URLSearchParams(changesQuery(start))].map(([name, value]) => (
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
    <label htmlFor={`found-${name}`} className="text-fg-2">
      {label}
    </label>
    <Input id={`found-${name}`} type="date" name={name} defaultValue={value} key={value} className="h-7!" />
  </span>
);
