import Form from "next/form";
import { FilterLinks, FilterMenu, type FilterOption } from "#app/_ui/filter-menu.tsx";
import { Input } from "#app/_ui/input.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import type { JobFilter } from "#lib/jobs/filter.ts";
import { filterQuery, jobsHref, without, withoutHref } from "../address.ts";

const UNITS: Record<string, string> = { s: "s", m: "min", h: "h" };
const inWords = (over: string) => `${over.slice(0, -1)} ${UNITS[over.slice(-1)]}`;

const OFFERED = ["10s", "1m", "5m", "30m", "2h"];

/** While it narrows the list. */
export const OverFilter = ({ filter, over }: { filter: JobFilter; over: string }) => (
  <FilterMenu
    label="Duration"
    withoutHref={withoutHref(filter, "over")}
    chosenLabel={`over ${inWords(over)}`}
    options={optionsOf(filter)}
  >
    <OverForm filter={filter} />
  </FilterMenu>
);

export const OverChoices = ({ filter }: { filter: JobFilter }) => (
  <>
    <FilterLinks label="Ran longer than" options={optionsOf(filter)} />
    <OverForm filter={filter} />
  </>
);

const optionsOf = (filter: JobFilter): FilterOption[] =>
  OFFERED.map((over) => ({
    value: over,
    label: inWords(over),
    href: jobsHref({ ...without(filter, "over"), over: filter.over === over ? undefined : over }),
    isChosen: filter.over === over,
  }));

const OverForm = ({ filter }: { filter: JobFilter }) => (
  <Form action="/jobs" className="flex items-center gap-1.5 px-2 py-1.5">
    {[...new URLSearchParams(filterQuery(without(filter, "over")))].map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))}
    <Input
      name="over"
      required
      aria-label="Another duration, like 90s, 15m or 3h"
      placeholder="90s, 15m, 3h"
      pattern="\s*[0-9]{1,6}[smhSMH]\s*"
      title="A number and s, m or h"
      defaultValue={filter.over}
      key={filter.over}
      className="h-7! flex-1 max-sm:h-11!"
    />
    <SubmitButton size="sm" tone="default">
      Apply
    </SubmitButton>
  </Form>
);
