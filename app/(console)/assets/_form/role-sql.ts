/** Always quoted: a name may be a keyword, or hold anything at all. */
const identifier = (name: string) => `"${name.replaceAll('"', '""')}"`;

type Wanted = { username: string; database: string; schemas: readonly string[] };

/**
 * Statements that make a role which may read the structure and the statistics of these schemas and nothing else.
 * Comments hold no names: a line break in one would end the comment.
 */
export function leastPrivilegeSql({ username, database, schemas }: Wanted): string {
  const role = identifier(username || "tidewatch_reader");
  const named = schemas.length > 0 ? schemas : ["public"];
  return [
    `CREATE ROLE ${role} LOGIN PASSWORD 'choose one, and enter it here';`,
    `GRANT CONNECT ON DATABASE ${identifier(database || "your_database")} TO ${role};`,
    ...(schemas.length > 0 ? [] : ["-- Repeat these for every schema that Tidewatch should see:"]),
    ...named
      .map(identifier)
      .flatMap((schema) => [
        `GRANT USAGE ON SCHEMA ${schema} TO ${role};`,
        `GRANT SELECT ON ALL TABLES IN SCHEMA ${schema} TO ${role};`,
        `ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT SELECT ON TABLES TO ${role};`,
      ]),
  ].join("\n");
}
