import { ConnectorError } from "../connector.ts";

/** The first byte a Postgres server sends after a startup message: authentication, error, notice or negotiation. */
export const speaksPostgres = (first: Buffer): boolean => "RENv".includes(String.fromCharCode(first[0] ?? 0));

/** What answered instead, named where its greeting gives it away. */
export function notPostgres(at: string, first: Buffer, cause?: unknown): ConnectorError {
  const text = first.toString("latin1");
  const [what] = KINDS.find(([, isIt]) => isIt(text)) ?? ["something that is not PostgreSQL"];
  return new ConnectorError("unsupported/server", `At ${at} answers ${what}.`, {
    cause,
    detail: { at, server: what },
  });
}

/** What made the driver throw. It throws for the ways of logging in that it does not know, too. */
export function unreadable(at: string, cause: unknown): ConnectorError {
  const isLogin = cause instanceof Error && cause.message.includes("authenticationOk");
  return isLogin
    ? new ConnectorError(
        "unsupported/authentication",
        `${at} wants a way of logging in other than a password.`,
        { cause },
      )
    : new ConnectorError("unsupported/server", `What ${at} sent is not PostgreSQL’s protocol.`, {
        cause,
        detail: { at },
      });
}

const KINDS: readonly [string, (greeting: string) => boolean][] = [
  ["a web server", (text) => text.startsWith("HTTP/")],
  ["an SSH server", (text) => text.startsWith("SSH-")],
  ["a mail server", (text) => /^(220|554)[ -]/.test(text)],
  // A packet of MySQL: length in three bytes, number 0, then protocol 10 or an error.
  ["MySQL or MariaDB", (text) => text[3] === "\0" && (text[4] === "\n" || text[4] === "\xff")],
  ["Redis", (text) => /^-(ERR|NOAUTH|DENIED)/.test(text)],
];
