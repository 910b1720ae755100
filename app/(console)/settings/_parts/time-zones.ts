/** Every zone there is, `UTC` first: the list of the runtime leaves it out. */
const TIME_ZONES: readonly string[] = [
  "UTC",
  ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC"),
];

/** For a select. A zone the runtime does not list (an older name) stays choosable while it is the one in use. */
export const timeZoneOptions = (current: string | null): { value: string; label: string }[] =>
  (current && !TIME_ZONES.includes(current) ? [current, ...TIME_ZONES] : TIME_ZONES).map((zone) => ({
    value: zone,
    label: zone.replaceAll("_", " "),
  }));
