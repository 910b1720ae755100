import pg from "pg";
import { findNetworkError, NetworkError } from "#lib/outbound/network-error.ts";
import { ConnectorError, type FaultCode } from "../connector.ts";
import { type About, judgeSqlState } from "./sqlstate.ts";

/** Any error of the driver, the socket or the server as a fault that has a name. `ConnectorError`s pass as they are. */
export function toConnectorError(error: unknown, about: About): ConnectorError {
  if (error instanceof ConnectorError) return error;
  if (error instanceof NetworkError) return sameFault(error);
  if (!(error instanceof pg.DatabaseError)) {
    const ofNetwork = findNetworkError(error, about);
    return ofNetwork ? sameFault(ofNetwork) : (driverFault(error, about) ?? unknownFault(error, about));
  }
  const judged = judgeSqlState(error, about);
  if (!judged) return driverFault(error, about) ?? unknownFault(error, about);
  const [fault, message, detail] = judged;
  if (fault === "unsupported/value") return valueFault(error, message);
  return new ConnectorError(fault, message, {
    cause: error,
    detail: { ...detailOf(error, about), ...detail },
  });
}

const sameFault = ({ fault, message, detail, cause }: NetworkError) =>
  new ConnectorError(fault, message, { cause, detail });

/** Of what the server says only what sort of fault it is: the rest quotes a value. */
const valueFault = ({ code = "" }: pg.DatabaseError, message: string) =>
  new ConnectorError("unsupported/value", message, { detail: { sqlState: code } });

const LONGEST_MESSAGE = 500;

const detailOf = (error: unknown, { host, port, database, username, tlsMode }: About) => ({
  host,
  port: String(port),
  database,
  role: username,
  tlsMode,
  serverMessage: messageOf(error).slice(0, LONGEST_MESSAGE),
  ...(error instanceof pg.DatabaseError && error.code && { sqlState: error.code }),
});

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** What the driver, or a pooler in front of the server, finds fault with without a code of its own. */
function driverFault(error: unknown, about: About): ConnectorError | null {
  const found = MESSAGES.find(([pattern]) => pattern.test(messageOf(error)));
  if (!found) return null;
  const [, fault, sentence] = found;
  return new ConnectorError(fault, sentence(about), { cause: error, detail: detailOf(error, about) });
}

const MESSAGES: readonly [RegExp, FaultCode, (about: About) => string][] = [
  [
    /client password must be/,
    "credentials/password",
    (a) => `The server wants a password for ${a.username}.`,
  ],
  [
    /Unknown authenticationOk|SASL: Only mechanism/,
    "unsupported/authentication",
    (a) => `The server at ${a.host} wants a way of logging in other than a password.`,
  ],
  [/SASL|SCRAM/, "credentials/password", (a) => `The server at ${a.host} refused to log ${a.username} in.`],
  [
    /password authentication failed/,
    "credentials/password",
    (a) => `The server refused the password of the role ${a.username}.`,
  ],
  [/no such database/, "credentials/database", (a) => `There is no database ${a.database} on ${a.host}.`],
  [/no such user/, "credentials/role", (a) => `There is no role ${a.username} on ${a.host}.`],
  [
    /Connection terminated|closed before|Client was closed|not queryable/,
    "network/reset",
    (a) => `The connection to ${a.host}:${a.port} was cut.`,
  ],
  [
    /received invalid response/,
    "unsupported/server",
    (a) => `What ${a.host}:${a.port} sent is not PostgreSQL’s.`,
  ],
];

const unknownFault = (error: unknown, about: About) =>
  new ConnectorError(
    "unknown",
    `The database answered with an error: ${detailOf(error, about).serverMessage}`,
    {
      cause: error,
      detail: detailOf(error, about),
    },
  );
