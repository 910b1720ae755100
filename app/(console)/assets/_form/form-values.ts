import type { SourceDetails } from "#lib/sources/queries.ts";
import { formatSchemaList } from "#lib/sources/schema-list.ts";

/** The form's fields as text, by their names; a password is never among them. */
export type FormValues = Readonly<Record<string, string>>;

export const EMPTY_FORM: FormValues = {
  name: "",
  host: "",
  port: "5432",
  database: "",
  username: "",
  tlsMode: "verify-full",
  tlsCa: "",
  includedSchemas: "",
  excludedSchemas: "",
  timeLimitSeconds: "900",
  accessLevel: "aggregates",
};

export const valuesOf = (source: SourceDetails): FormValues => ({
  name: source.name,
  host: source.host,
  port: String(source.port),
  database: source.database,
  username: source.username,
  tlsMode: source.tlsMode,
  tlsCa: source.tlsCa ?? "",
  includedSchemas: formatSchemaList(source.includedSchemas),
  excludedSchemas: formatSchemaList(source.excludedSchemas),
  timeLimitSeconds: String(source.timeLimitSeconds),
  accessLevel: source.accessLevel,
});
