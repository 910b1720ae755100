import type { SuggestionName } from "#lib/alerts/suggestions.ts";
import type { AlertFilter, AlertTab } from "#lib/alerts/views.ts";

const VALUES = [
  "severity",
  "kind",
  "source",
  "rule",
  "job",
  "asset",
  "suppressed",
  "before",
  "after",
] as const;

/** The filter as an address; what is at its default is left out. */
export function alertsHref(filter: Partial<AlertFilter>): string {
  const query = new URLSearchParams();
  if (filter.tab && filter.tab !== "open") query.set("tab", filter.tab);
  for (const name of VALUES) {
    const value = filter[name];
    if (value) query.set(name, value);
  }
  const text = query.toString();
  return text ? `/alerts?${text}` : "/alerts";
}

/** The same list from its beginning. */
export const fromStart = ({ before: _before, after: _after, ...filter }: AlertFilter): Partial<AlertFilter> =>
  filter;

export const tabHref = (filter: AlertFilter, tab: AlertTab): string =>
  alertsHref({ ...fromStart(filter), tab });

/** A rule that is filled in, of one source where one is meant. */
export const suggestedHref = (suggestion: SuggestionName, sourceId?: string | null): string =>
  `/alerts/rules/new?suggest=${suggestion}${sourceId ? `&source=${sourceId}` : ""}`;
