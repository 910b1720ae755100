import { TLS_MODES } from "#lib/connectors/views.ts";
import { formatTimeLimit } from "#lib/format.ts";
import { findDefinition } from "./catalog.ts";

/** The columns of a source a configuration speaks of; a password is not among them. */
export type Connection = {
  host: string;
  port: number;
  database: string;
  username: string;
  tlsMode: string;
  tlsCa: string | null;
  includedSchemas: string[];
  excludedSchemas: string[];
  timeLimitSeconds: number;
};

export type Setting = { label: string; value: string };

/** What a configuration refers to by an id, as people know it: a discovery's short id, an import's name; null where gone. */
export type Referred = { discovery: string | null; import: string | null };

const REDACTED = "[redacted]";

const LABELS: Record<string, string> = {
  includedSchemas: "Schemas to include",
  excludedSchemas: "Schemas to exclude",
  timeLimitSeconds: "Time limit",
  sql: "Statement",
  mostCost: "Cost limit",
};
/** Of a run and not of how it was set up. */
const REFERENCES: Readonly<Record<string, readonly [label: string, of: keyof Referred]>> = {
  discoveryJobId: ["Follows", "discovery"],
  importId: ["Import", "import"],
};
const EMPTY_LISTS: Record<string, string> = {
  includedSchemas: "all the role may read",
  excludedSchemas: "none",
};
const TLS_WORDS: Readonly<Record<string, string>> = TLS_MODES;
const SECRET_NAME = /pass|secret|token|credential|private|api_?key/i;

/**
 * What a job ran with, as label and text: first the connection of its source, then the settings kept with the job.
 * A password is said to exist and is never read; whatever else is named like a secret is treated as one.
 */
export function describeConfiguration(
  type: string,
  config: unknown,
  { source, referred }: { source: Connection | null; referred: Referred },
): Setting[] {
  return [
    ...connectionSettings(source),
    ...references(config, referred),
    ...describeSettings(type, { ...defaultsOf(source), ...entriesOf(config) }),
  ];
}

/** The settings kept with the job alone, without what it refers to: of two runs of the same setting these are the same. */
export function describeSettings(type: string, config: unknown): Setting[] {
  const parsed = findDefinition(type)?.config.safeParse(config).data;
  return Object.entries({ ...entriesOf(config), ...entriesOf(parsed) })
    .filter(([name]) => !(name in REFERENCES))
    .map(([name, value]) => ({
      label: LABELS[name] ?? toLabel(name),
      value: SECRET_NAME.test(name) ? REDACTED : toText(name, value),
    }));
}

function references(config: unknown, referred: Referred): Setting[] {
  const ids = entriesOf(config);
  return Object.entries(REFERENCES)
    .filter(([name]) => typeof ids[name] === "string")
    .map(([, [label, of]]) => ({ label, value: referred[of] ?? "removed since" }));
}

function connectionSettings(source: Connection | null): Setting[] {
  if (!source) return [];
  return [
    { label: "Host", value: source.host },
    { label: "Port", value: String(source.port) },
    { label: "Database", value: source.database },
    { label: "User", value: source.username },
    { label: "Password", value: REDACTED },
    { label: "TLS", value: TLS_WORDS[source.tlsMode] ?? source.tlsMode },
    ...(source.tlsCa ? [{ label: "TLS authority", value: "its own certificate" }] : []),
  ];
}

const defaultsOf = (source: Connection | null): Record<string, unknown> =>
  source
    ? {
        includedSchemas: source.includedSchemas,
        excludedSchemas: source.excludedSchemas,
        timeLimitSeconds: source.timeLimitSeconds,
      }
    : {};

const entriesOf = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};

/** `discoveryJobId` → `Discovery job id`. */
function toLabel(name: string): string {
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replaceAll("_", " ")
    .toLowerCase();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function toText(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map(String).join(", ") || (EMPTY_LISTS[name] ?? "none");
  if (name.endsWith("Seconds") && typeof value === "number") return formatTimeLimit(value);
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (value === null || value === undefined) return "not set";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
