import type { FilterOption } from "#app/_ui/filter-menu.tsx";
import { TRIGGERS } from "#lib/jobs/definition.ts";
import type { JobFilter } from "#lib/jobs/filter.ts";
import { STATUS_LABELS } from "#lib/jobs/status.ts";
import { triggerLabel } from "../_parts/trigger-label.ts";
import { type ListName, STATUSES_OF_TAB, toggleHref } from "../address.ts";
import { JOB_TYPE_VIEWS } from "../job-types.ts";

/** What an organization has to choose from. */
export type FilterChoices = {
  sources: readonly { id: string; name: string; isRemoved: boolean }[];
  people: readonly { id: string; name: string }[];
};

/** The values a filter can be given, each with the address it leads to. */
export const optionsOf = (filter: JobFilter, name: ListName, choices: FilterChoices): FilterOption[] =>
  valuesOf(filter, name, choices).map(({ value, label }) => ({
    value,
    label,
    href: toggleHref(filter, name, value),
    isChosen: (filter[name] as readonly string[]).includes(value),
  }));

function valuesOf(filter: JobFilter, name: ListName, { sources, people }: FilterChoices) {
  switch (name) {
    case "source":
      return sources
        .filter(({ id, isRemoved }) => !isRemoved || filter.source.includes(id))
        .map(({ id, name, isRemoved }) => ({ value: id, label: isRemoved ? `${name} (removed)` : name }));
    case "type":
      return JOB_TYPE_VIEWS.map(({ type, label }) => ({ value: type, label }));
    case "status":
      return STATUSES_OF_TAB[filter.tab].map((status) => ({ value: status, label: STATUS_LABELS[status] }));
    case "trigger":
      return TRIGGERS.map((trigger) => ({ value: trigger, label: triggerLabel(trigger) }));
    case "startedBy":
      return people.map(({ id, name }) => ({ value: id, label: name }));
  }
}

/** Of what an address chose and none of those there are is. */
export function labelOfUnknown(
  filter: JobFilter,
  name: ListName,
  choices: FilterChoices,
): string | undefined {
  const chosen: readonly string[] = filter[name];
  if (chosen.length === 0 || valuesOf(filter, name, choices).some(({ value }) => chosen.includes(value)))
    return undefined;
  return name === "startedBy" ? "somebody who left" : "gone";
}
