import { z } from "zod";
import { isLoopback } from "./auth/origin.ts";
import { keepOutOfLog } from "./log.ts";
import { parseOutboundAllow } from "./outbound/allow.ts";
import { parsePrivateKeys, parsePublicKey } from "./secrets/keys.ts";

const Address = z.url({ protocol: /^https?$/ });
const Database = z.url({ protocol: /^postgres(ql)?$/, error: "must be a postgresql:// address" });
const LONG_SECRET = z.string().min(32, "must have at least 32 characters");

type Environment = Readonly<Record<string, string | undefined>>;

/** Text that `parse` can read; what it finds fault with is said of the variable. */
const readableBy = (parse: (text: string) => unknown) =>
  z.string().superRefine((text, context) => {
    try {
      parse(text);
    } catch (error) {
      context.addIssue({ code: "custom", message: error instanceof Error ? error.message : String(error) });
    }
  });

const Shared = z.object({
  DATABASE_URL: Database,
});

const SMTP = {
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  SMTP_FROM: z.string().default("Tidewatch <tidewatch@localhost>"),
};

const OUTBOUND_ALLOW = readableBy(parseOutboundAllow).default("");

const WebVariables = Shared.extend({
  APP_URL: Address.default("http://localhost:3000"),
  AUTH_SECRET: LONG_SECRET,
  SEALING_PUBLIC_KEY: readableBy(parsePublicKey),
  ...SMTP,
  /** As the worker has it, so that an address it may not reach is refused where it is entered. */
  OUTBOUND_ALLOW,
  /** How long one event stream lasts before it ends by itself and resumes; below what hosts in front cut. */
  STREAM_SECONDS: z.coerce.number().min(5).default(240),
  /** `yes` where the operator trusts the network that passwords and sessions cross in the clear. */
  ALLOW_PLAIN_HTTP: z.stringbool().default(false),
  /** `yes` where a proxy stands in front and appends its caller to x-forwarded-for; else a caller could write it. */
  TRUST_PROXY: z.stringbool().default(false),
});

const Web = WebVariables.refine(
  ({ APP_URL, ALLOW_PLAIN_HTTP }) => ALLOW_PLAIN_HTTP || isPrivateOnTheWay(new URL(APP_URL)),
  {
    path: ["APP_URL"],
    error:
      "is plain http to another machine, where passwords and sessions could be read on the way: " +
      "use https, or set ALLOW_PLAIN_HTTP=yes if you trust that network",
  },
);

const isPrivateOnTheWay = ({ protocol, hostname }: URL): boolean =>
  protocol === "https:" || isLoopback(hostname);

const Worker = Shared.extend({
  /** Newest first; all of them open, so that keys can be rotated. Comma-separated. */
  SEALING_PRIVATE_KEYS: readableBy(parsePrivateKeys),
  /** Where people reach the pages, for the links in alerts. */
  APP_URL: Address.default("http://localhost:3000"),
  /** Carries alerts for organizations that set no mail server of their own. */
  ...SMTP,
  /** Private addresses that workers may connect to: comma-separated `host[:port]` or `network/bits[:port]`. */
  OUTBOUND_ALLOW,
  WORKER_SLOTS: z.coerce.number().int().min(1).max(64).default(4),
  SOURCE_SLOTS: z.coerce.number().int().min(1).max(16).default(4),
  ORGANIZATION_SLOTS: z.coerce.number().int().min(1).max(1000).default(20),
  /** Of one job's work: its heap, and as much again outside of it. */
  THREAD_MEMORY_MB: z.coerce.number().int().min(64).default(512),
  LEASE_SECONDS: z.coerce.number().positive().default(30),
  HEARTBEAT_MS: z.coerce.number().int().positive().default(5_000),
  REAP_EVERY_MS: z.coerce.number().int().positive().default(5_000),
  DRAIN_SECONDS: z.coerce.number().min(0).default(30),
  /** How long it can be looked up what came of jobs that were cancelled or retried together. */
  OPERATION_DAYS: z.coerce.number().int().min(1).max(10_000).default(90),
  /** How long alerts are kept once they are resolved. */
  ALERT_DAYS: z.coerce.number().int().min(1).max(10_000).default(365),
});

export type WebEnv = z.output<typeof Web>;
export type WorkerEnv = z.output<typeof Worker>;

/** Every name a process reads; the start gives each process its own and keeps the other's away from it. */
export const VARIABLES = { web: Object.keys(WebVariables.shape), worker: Object.keys(Worker.shape) };

/** Thrown at the start of a process whose environment is not fit; names every variable at fault. */
export class EnvironmentError extends Error {
  override readonly name = "EnvironmentError";
}

function read<T extends z.ZodType>(schema: T, from: Environment): z.output<T> {
  // Left empty is left out, as in a copy of .env.example.
  const given = Object.fromEntries(Object.entries(from).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (parsed.success) {
    keepSecretsOutOfLog(from);
    return parsed.data;
  }
  const faults = parsed.error.issues.map((issue) => {
    const name = issue.path.join(".");
    return `${name} ${given[name] === undefined ? "is missing" : issue.message}`;
  });
  throw new EnvironmentError(`${faults.join("; ")}. See .env.example.`);
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a percent sign that begins nothing stands for itself
  }
};

function keepSecretsOutOfLog({ AUTH_SECRET, SEALING_PRIVATE_KEYS, DATABASE_URL, SMTP_URL }: Environment) {
  for (const key of [AUTH_SECRET, ...(SEALING_PRIVATE_KEYS?.split(",") ?? [])])
    if (key) keepOutOfLog(key.trim());
  for (const address of [DATABASE_URL, SMTP_URL]) {
    const { username = "", password = "" } = URL.parse(address ?? "") ?? {};
    // Both spellings: an error may quote the address or speak of what is in it.
    for (const spelling of [password, decoded(password)]) keepOutOfLog(spelling, [username]);
  }
}

export const readDatabaseUrl = (from: Environment = process.env) => read(Shared, from).DATABASE_URL;
export const readWebEnv = (from: Environment = process.env): WebEnv => read(Web, from);
export const readWorkerEnv = (from: Environment = process.env): WorkerEnv => read(Worker, from);
