import type { JobFilter } from "#lib/jobs/filter.ts";
import type { PartName } from "../address.ts";

type Part = { name: PartName; label: string; isSet(filter: JobFilter): boolean };

const PARTS: readonly Part[] = [
  { name: "search", label: "search", isSet: ({ q }) => q !== undefined },
  { name: "source", label: "source", isSet: ({ source }) => source.length > 0 },
  { name: "type", label: "type", isSet: ({ type }) => type.length > 0 },
  { name: "status", label: "status", isSet: ({ status }) => status.length > 0 },
  { name: "asset", label: "asset", isSet: ({ asset }) => asset !== undefined },
  { name: "trigger", label: "trigger", isSet: ({ trigger }) => trigger.length > 0 },
  { name: "startedBy", label: "person", isSet: ({ startedBy }) => startedBy.length > 0 },
  { name: "over", label: "duration", isSet: ({ over }) => over !== undefined },
  {
    name: "time",
    label: "time",
    isSet: ({ within, from, to, since, until }) => Boolean(within ?? from ?? to ?? since ?? until),
  },
];

/** The parts of a filter that narrow the list. */
export const activeFilters = (filter: JobFilter): Part[] => PARTS.filter(({ isSet }) => isSet(filter));
