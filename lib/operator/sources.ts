import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { scheduleTypes } from "#lib/schedules/commands.ts";
import {
  cadenceFault,
  type PresetFields,
  quietTime,
  type StoredCadence,
  toStored,
} from "#lib/schedules/presets.ts";
import { describeCadence } from "#lib/schedules/words.ts";
import { activateSource, createDraft } from "#lib/sources/commands.ts";
import { listSources } from "#lib/sources/queries.ts";
import { NewSource } from "#lib/sources/schemas.ts";
import { type Arguments, type Command, UsageError } from "./command.ts";
import { printable, table } from "./output.ts";

/** Option → field, with the word for what it takes. */
const FIELDS = {
  name: "name",
  host: "host",
  port: "port",
  database: "database",
  user: "username",
  tls: "tlsMode",
  schemas: "includedSchemas",
  "exclude-schemas": "excludedSchemas",
  "time-limit": "timeLimitSeconds",
  access: "accessLevel",
} as const;

const OPTIONS = Object.fromEntries(Object.keys(FIELDS).map((name) => [name, { type: "string" as const }]));

export const sourceAdd: Command = {
  usage:
    "source add --name NAME --host HOST [--port 5432] --database NAME --user NAME [--password-stdin]\n" +
    "    [--tls verify-full|require|disable] [--tls-ca FILE] [--schemas A,B] [--exclude-schemas C] [--time-limit SECONDS]\n" +
    "    [--access aggregates|schema_only] [--schedule 'CRON'|none]",
  summary: "Connect a database. The password comes from standard input or TIDEWATCH_SOURCE_PASSWORD.",
  operands: [],
  options: {
    ...OPTIONS,
    "tls-ca": { type: "string" },
    "password-stdin": { type: "boolean" },
    schedule: { type: "string" },
  },
  needs: "organization",
  async run({ inOrganization, instance, output }, given) {
    const fields = await readFields(given);
    const publicKey = await instance.sealingPublicKey();
    const cadence = readCadence(given.text("schedule"));
    const { id } = await inOrganization(async (db, scope) => {
      const draft = await createDraft(db, scope, publicKey, fields);
      await activateSource(db, scope, draft.id);
      await scheduleTypes(db, scope, draft.id, ["asset_discovery"], cadence);
      return draft;
    });
    output.result({ id, name: fields.name }, () => [
      `${printable(fields.name)} is saved (${id}). Nothing has been tried yet.`,
      cadence
        ? `Discovery runs by itself: ${describeCadence(cadence)}.`
        : "Discovery runs only when it is asked for.",
      `Test it with \`run connection-test ${quote(fields.name)} --wait\`.`,
    ]);
    return 0;
  },
};

export const sourceList: Command = {
  usage: "source list",
  summary: "The connected databases, with their last discovery.",
  operands: [],
  needs: "organization",
  async run({ inOrganization, output }) {
    const sources = await inOrganization(listSources);
    output.result(sources, () =>
      sources.length === 0
        ? "No source is connected yet. Add one with `source add`."
        : table(
            ["NAME", "HOST", "DATABASE", "VERSION", "RELATIONS", "LAST DISCOVERY", "ID"],
            sources.map((source) => [
              source.name,
              `${source.host}:${source.port}`,
              source.database,
              source.serverVersion ?? "–",
              String(source.relationCount),
              source.lastDiscovery
                ? `${source.lastDiscovery.shortId} ${source.lastDiscovery.status}`
                : "never",
              source.id,
            ]),
          ),
    );
    return 0;
  },
};

async function readFields(given: Arguments): Promise<NewSource> {
  const raw: Record<string, string> = {};
  for (const [option, field] of Object.entries(FIELDS)) {
    const value = given.text(option);
    if (value !== undefined) raw[field] = value;
  }
  const caFile = given.text("tls-ca");
  if (caFile !== undefined) raw.tlsCa = await readCertificates(caFile);
  raw.password = await readPassword(given);
  const parsed = NewSource.safeParse(raw);
  if (parsed.success) return parsed.data;
  const option = (field: PropertyKey | undefined) =>
    Object.entries(FIELDS).find(([, name]) => name === field)?.[0] ?? String(field);
  throw new UsageError(
    parsed.error.issues.map(({ path, message }) => `--${option(path[0])}: ${message}`).join("\n"),
  );
}

/** Once a night, unless it is said; in the organization's zone. */
function readCadence(text: string | undefined): StoredCadence | null {
  if (text === "none") return null;
  if (text === undefined)
    return toStored({ cadence: "daily", at: quietTime(Math.random()), weekday: "", cron: "" });
  const fields: PresetFields = { cadence: "custom", at: "", weekday: "", cron: text };
  const fault = cadenceFault(fields);
  if (fault) throw new UsageError(`--schedule: ${fault.message}`);
  return toStored(fields);
}

/** Never from an option: those stand in the list of processes and in the shell's history. */
async function readPassword(given: Arguments): Promise<string> {
  if (given.has("password-stdin")) return (await text(process.stdin)).replace(/\r?\n$/, "");
  const password = process.env.TIDEWATCH_SOURCE_PASSWORD;
  if (password) return password;
  throw new UsageError(
    "Give the password on standard input with --password-stdin, or as TIDEWATCH_SOURCE_PASSWORD.",
  );
}

const readCertificates = (file: string): Promise<string> =>
  readFile(file, "utf8").catch((cause: unknown) => {
    throw new UsageError(`--tls-ca: the file ${file} cannot be read.`, { cause });
  });

const quote = (name: string) => `'${printable(name).replaceAll("'", `'\\''`)}'`;
