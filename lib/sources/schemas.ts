import { z } from "zod";
import { TLS_MODES, type TlsMode } from "#lib/connectors/views.ts";
import {
  CADENCES,
  CHECK_CADENCES,
  type CheckCadence,
  type PresetFields,
  quietTime,
  toStored,
} from "#lib/schedules/presets.ts";
import { CADENCE_FIELDS, checkCadence } from "#lib/schedules/schemas.ts";
import { parseSchemaList } from "./schema-list.ts";
import { ACCESS_LEVELS, type AccessLevel } from "./views.ts";

const bytes = (text: string) => new TextEncoder().encode(text).length;
const hasControlCharacter = (text: string) => /\p{Cc}/u.test(text);

const Name = z
  .string("Give the source a name.")
  .trim()
  .min(1, "Give the source a name.")
  .refine((name) => [...name].length <= 80, "A name has at most 80 characters.")
  .refine((name) => !hasControlCharacter(name), "A name is one line of plain text.");

const HOST_NAME =
  /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*\.?$/i;
const isHost = (host: string) => HOST_NAME.test(host) || z.ipv6().safeParse(host).success;

const Host = z
  .string("Enter the host, for instance db.example.com.")
  .trim()
  .transform((host) => host.replace(/^\[(.*)\]$/, "$1"))
  .superRefine((host, context) => {
    const fault = hostFault(host);
    if (fault) context.addIssue({ code: "custom", message: fault });
  });

function hostFault(host: string): string | null {
  if (host === "") return "Enter the host, for instance db.example.com.";
  if (host.includes("://")) return "Enter the host alone, without postgresql:// in front of it.";
  if (host.includes("/")) return "Enter the host alone, without a path. Sockets are not supported.";
  if (host.includes("@")) return "Enter the host alone: user and password have fields of their own.";
  if (/^[^:]*:\d*$/.test(host)) return "Enter the host alone: the port has a field of its own.";
  if (host.length > 253) return "A host has at most 253 characters.";
  return isHost(host) ? null : "A host is a name such as db.example.com, or an IP address.";
}

const PORT = "The port is a whole number from 1 to 65535; Postgres usually listens on 5432.";
const Port = z.coerce.number(PORT).int(PORT).min(1, PORT).max(65_535, PORT);

const identifier = (what: string) =>
  z
    .string(`Enter the ${what}.`)
    .trim()
    .min(1, `Enter the ${what}.`)
    .refine((name) => bytes(name) <= 63, `In Postgres the name of a ${what} has at most 63 bytes.`)
    .refine((name) => !name.includes("\0"), `The name of a ${what} cannot hold a null character.`);

const Password = z
  .string("Enter the password.")
  .max(1_000, "A password has at most 1,000 characters.")
  .refine((password) => !password.includes("\0"), "A password cannot hold a null character.");

const CERTIFICATES = /^\s*(-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----\s*)+$/;
const TlsCa = z
  .string()
  .max(65_536, "A bundle of certificates has at most 64 KB.")
  .refine(
    (pem) => !pem.includes("PRIVATE KEY"),
    "This holds a private key. Only certificates belong here; keep the key to yourself.",
  )
  .refine(
    (pem) => pem.trim() === "" || pem.includes("PRIVATE KEY") || CERTIFICATES.test(pem),
    "Paste PEM certificates: lines from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----.",
  )
  .transform((pem) => pem.trim() || null)
  .nullable()
  .default(null);

const SchemaList = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (typeof value === "string" ? parseSchemaList(value) : value))
  .pipe(
    z
      .array(
        z
          .string()
          .refine((name) => bytes(name) <= 63, "In Postgres the name of a schema has at most 63 bytes."),
      )
      .max(200, "Name at most 200 schemas."),
  )
  .refine(
    (names) => !names.some((name) => name.includes("\0")),
    "A schema's name cannot hold a null character.",
  )
  .default([]);

const LIMIT = "The time limit is a whole number of seconds from 10 to 86,400 (a day).";

const connection = {
  name: Name,
  host: Host,
  port: Port.default(5432),
  database: identifier("database"),
  username: identifier("user"),
  tlsMode: z
    .enum(Object.keys(TLS_MODES) as [TlsMode, ...TlsMode[]], "Choose how the connection is protected.")
    .default("verify-full"),
  /** PEM certificates to trust besides the system's; only verification uses them. */
  tlsCa: TlsCa,
  includedSchemas: SchemaList,
  excludedSchemas: SchemaList,
  timeLimitSeconds: z.coerce.number(LIMIT).int(LIMIT).min(10, LIMIT).max(86_400, LIMIT).default(900),
  accessLevel: z
    .enum(Object.keys(ACCESS_LEVELS) as [AccessLevel, ...AccessLevel[]], "Choose what may be read.")
    .default("aggregates"),
};

type Lists = { includedSchemas: string[]; excludedSchemas: string[] };
const namesNoSchemaTwice = ({ includedSchemas, excludedSchemas }: Lists) =>
  !includedSchemas.some((name) => excludedSchemas.includes(name));
const NAMED_TWICE = { path: ["excludedSchemas"], error: "A schema cannot be both included and excluded." };

/** A source to connect. Lists come as text or as arrays, numbers as text or as numbers. */
export const NewSource = z
  .strictObject({ ...connection, password: Password.min(1, "Enter the password.") })
  .refine(namesNoSchemaTwice, NAMED_TWICE);
export type NewSource = z.output<typeof NewSource>;

const edited = { ...connection, password: Password.default("") };

/** The same, edited: an empty password keeps the one that is stored, where that is allowed. */
export const EditedSource = z.strictObject(edited).refine(namesNoSchemaTwice, NAMED_TWICE);
export type EditedSource = z.output<typeof EditedSource>;

/** Once a day is at night, when they are in nobody's way. */
const atNight = (cadence: CheckCadence): PresetFields => ({
  ...{ cadence, at: quietTime(Math.random()), weekday: "1", cron: "" },
});

/** What the form sends: the source once there is one, and what to do when it is saved. */
export const SourceForm = z
  .strictObject({
    ...edited,
    sourceId: z.union([z.uuid(), z.literal("").transform(() => null)]),
    intent: z.enum(["save", "test", "discover"]),
    ...CADENCE_FIELDS,
    /** Where it is left out, the schedule stays what it is. */
    cadence: z.enum([...CADENCES, "none"]).optional(),
    /** The same for freshness and metrics together. */
    checks: z.enum([...CHECK_CADENCES, "none"], "Choose how often they run.").optional(),
  })
  .refine(namesNoSchemaTwice, NAMED_TWICE)
  .superRefine(({ cadence, at, weekday, cron }, context) => {
    if (cadence && cadence !== "none") checkCadence({ cadence, at, weekday, cron }, context);
  })
  .transform(({ cadence, at, weekday, cron, checks, ...source }) => ({
    ...source,
    /** When discovery runs by itself; null is only when somebody asks, undefined as it is. */
    schedule: !cadence ? undefined : cadence === "none" ? null : toStored({ cadence, at, weekday, cron }),
    checks: !checks ? undefined : checks === "none" ? null : toStored(atNight(checks)),
  }));
export type SourceForm = z.output<typeof SourceForm>;

/** `confirmation` is the source's name, typed. */
export const RemovedSource = z.strictObject({ id: z.uuid(), confirmation: z.string().max(200) });
