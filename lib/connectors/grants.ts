import type { Detail } from "./explanation.ts";

/** As Postgres writes a name in a statement: quoted where it has to be, so that a name cannot become a statement. */
const quoteName = (name: string): string =>
  /^[a-z_][a-z0-9_]*$/.test(name) && !RESERVED.has(name) ? name : `"${name.replaceAll('"', '""')}"`;

/** Lets a role see and read one schema, and what is made in it later by whoever runs this. */
export function grantSchema({ schema, role }: Detail): string | undefined {
  if (!schema || !role) return undefined;
  const [inSchema, to] = [quoteName(schema), quoteName(role)];
  return [
    `GRANT USAGE ON SCHEMA ${inSchema} TO ${to};`,
    `GRANT SELECT ON ALL TABLES IN SCHEMA ${inSchema} TO ${to};`,
    `ALTER DEFAULT PRIVILEGES IN SCHEMA ${inSchema} GRANT SELECT ON TABLES TO ${to};`,
  ].join("\n");
}

/** More of them are no statements to copy, but a decision about the role. */
const MOST_SCHEMAS = 20;

/** Lets a role read the schemas that it could not. */
export const grantSchemas = (schemas: readonly string[], role: string): string | null =>
  schemas
    .slice(0, MOST_SCHEMAS)
    .map((schema) => grantSchema({ schema, role }) ?? "")
    .join("\n") || null;

/** The server says only the bare name of an object, so the schema is left for the reader to fill in. */
export function grantObject({ object, kind, role, schema }: Detail): string | undefined {
  if (!object || !role) return undefined;
  if (kind === "function") return `GRANT EXECUTE ON FUNCTION ${quoteName(object)} TO ${quoteName(role)};`;
  const name = schema ? `${quoteName(schema)}.${quoteName(object)}` : quoteName(object);
  return `GRANT SELECT ON ${name} TO ${quoteName(role)};`;
}

export const grantConnect = ({ database, role }: Detail): string | undefined =>
  database && role ? `GRANT CONNECT ON DATABASE ${quoteName(database)} TO ${quoteName(role)};` : undefined;

export const allowLogin = ({ role }: Detail): string | undefined =>
  role ? `ALTER ROLE ${quoteName(role)} LOGIN;` : undefined;

/** Words that Postgres reads as part of a statement where a name may stand (`reserved` in its own list). */
const RESERVED = new Set(
  `all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate collation
  column concurrently constraint create cross current_catalog current_date current_role current_schema current_time
  current_timestamp current_user default deferrable desc distinct do else end except false fetch for foreign freeze from
  full grant group having ilike in initially inner intersect into is isnull join lateral leading left like limit
  localtime localtimestamp natural not notnull null offset on only or order outer overlaps placing primary public
  references returning right select session_user similar some symmetric system_user table tablesample then to trailing
  true union unique user using variadic verbose when where window with`.split(/\s+/),
);
