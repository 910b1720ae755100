import type { Which } from "#lib/engines/questions/question.ts";
import { ofJobs, shortened } from "./chips.ts";
import { inPeriod, type Names } from "./words.ts";

/** ` on orders from Mon 23 Nov 2026 to now (by creation, Europe/Berlin)`: what the sentence does not say otherwise. */
export function circumstances(which: Which, names: Names, told: readonly string[] = []): string {
  const parts = ofJobs(which, names).filter(
    ([, label, values]) => values.length > 0 && !told.includes(label),
  );
  const said = parts.map(
    ([, label, values]) =>
      PHRASES[label]?.(shortened(values)) ?? `${label.toLowerCase()} ${shortened(values)}`,
  );
  const isDated = parts.some(([, label]) => label === "Created");
  const zone = isDated ? ` (by creation, ${names.clock.timeZone})` : "";
  return said.length === 0 ? "" : ` ${said.join(" ")}${zone}`;
}

const PHRASES: Record<string, (value: string) => string> = {
  Status: (value) => `with status ${value}`,
  Type: (value) => `for ${value}`,
  Source: (value) => `on ${value}`,
  Table: (value) => `on table ${value}`,
  Trigger: (value) => `started by: ${value.toLowerCase()}`,
  "Started by": (value) => `started by ${value}`,
  Error: (value) => `with “${value}”`,
  Job: (value) => value,
  Created: (value) => inPeriod(value),
};
