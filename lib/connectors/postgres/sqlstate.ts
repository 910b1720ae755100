import type { DatabaseError } from "pg";
import type { ConnectionSettings, FaultCode } from "../connector.ts";

/** What the error is about; never the password. */
export type About = Pick<ConnectionSettings, "host" | "port" | "database" | "username" | "tlsMode">;

type Detail = Readonly<Record<string, string>>;
type Judged = readonly [fault: FaultCode, message: string, detail?: Detail];
type Judge = (error: DatabaseError, about: About) => Judged;

/**
 * What an error of the server means. Messages come in the server's language, so the SQLSTATE (or its class, the first
 * two characters) decides and the text only ever refines. Null where there is no name for it.
 */
export function judgeSqlState(error: DatabaseError, about: About): Judged | null {
  const { code = "" } = error;
  const judge = SQLSTATES[code] ?? SQLSTATES[code.slice(0, 2)];
  return judge?.(error, about) ?? null;
}

const SQLSTATES: Readonly<Record<string, Judge>> = {
  "28P01": (_, { username }) => [
    "credentials/password",
    `The server refused the password of the role ${username}.`,
  ],
  "28000": (error, { username, host }) =>
    isRefusedByHostRules(error)
      ? ["network/not_listed", `The server at ${host} does not take ${username} from this address.`]
      : ["credentials/role", `The role ${username} may not log in.`],
  "3D000": (_, { database, host }) => [
    "credentials/database",
    `There is no database ${database} on ${host}.`,
  ],
  "57P04": (_, { database }) => ["credentials/database", `The database ${database} was dropped.`],
  "3F000": (error) => missing("not_found/schema", "A schema", error),
  "42P01": (error) => missing("not_found/object", "A table or view", error),
  "42704": (error) => missing("not_found/object", "An object", error),
  "42501": missingPermission,
  "25006": () => ["refused/statement", "A statement that writes was refused: this connection only reads."],
  "25P03": () => ["timeout/idle", "The server ended the connection because it was left waiting too long."],
  "55P03": () => ["timeout/lock", "Another session held a lock on what had to be read for too long."],
  "57014": (error) =>
    /timeout/i.test(error.message)
      ? ["timeout/statement", "A statement ran past its time limit."]
      : ["network/terminated", "Somebody on the server stopped the statement."],
  "57P01": () => ["network/terminated", "The server ended the connection."],
  "57P02": () => ["network/terminated", "The server crashed and ended the connection."],
  "57P03": (_, { host }) => ["network/starting", `The server at ${host} is starting up or shutting down.`],
  "53300": (_, { host }) => [
    "network/too_many_connections",
    `The server at ${host} has no connection left to give.`,
  ],
  "53": (_, { host }) => ["network/overloaded", `The server at ${host} has run out of memory or disk.`],
  // Its message quotes values of rows.
  "22": () => ["unsupported/value", "A value could not be computed with."],
  "40": () => ["timeout/replica", "The replica stopped the statement to catch up with its primary."],
  "08006": (_, { host }) => ["network/reset", `The connection to ${host} was cut.`],
};

/** `no pg_hba.conf entry` and `pg_hba.conf rejects`: the same SQLSTATE as for a role that may not log in. */
const isRefusedByHostRules = (error: DatabaseError) =>
  error.message.includes("pg_hba") || error.routine === "ClientAuthentication";

function missingPermission(error: DatabaseError, { username }: About): Judged {
  const { kind, name } = objectOf(error);
  if (kind === "database")
    return ["permission/database", `The role ${username} may not connect to the database ${name}.`];
  if (kind === "schema")
    return ["permission/schema", `The role ${username} may not read the schema ${name}.`, { schema: name }];
  return [
    "permission/object",
    `The role ${username} may not read ${name || "an object"}.`,
    { object: name, kind },
  ];
}

function missing(fault: FaultCode, what: string, error: DatabaseError): Judged {
  const { name } = objectOf(error);
  return [fault, `${what} is not there${name && `: ${name}`}.`, { name }];
}

/** `permission denied for table "sales"` → its kind and name; empty where the server says it otherwise. */
function objectOf({ message }: DatabaseError): { kind: string; name: string } {
  const match = OBJECT.exec(message)?.groups;
  return { kind: match?.kind ?? "", name: match?.quoted ?? match?.plain ?? "" };
}

const OBJECT =
  /(?<kind>database|schema|table|view|sequence|function|relation|type) (?:"(?<quoted>.+)"|(?<plain>.+))/;
