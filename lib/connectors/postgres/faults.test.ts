import pg from "pg";
import { describe, expect, test } from "vitest";
import { ConnectorError, type FaultCode } from "../connector.ts";
import { toConnectorError } from "./faults.ts";

const about = {
  host: "db.example",
  port: 5432,
  database: "orders",
  username: "ro",
  tlsMode: "disable",
} as const;

function fromServer(code: string, message: string, routine = ""): pg.DatabaseError {
  return Object.assign(new pg.DatabaseError(message, message.length, "error"), { code, routine });
}

describe("what the server says", () => {
  test.each<[FaultCode, string, string, string?]>([
    ["credentials/password", "28P01", 'password authentication failed for user "ro"', "auth_failed"],
    ["credentials/role", "28000", 'role "ro" does not exist', "InitializeSessionUserId"],
    ["credentials/role", "28000", 'role "ro" is not permitted to log in', "InitializeSessionUserId"],
    ["network/not_listed", "28000", 'no pg_hba.conf entry for host "192.0.2.7"', "ClientAuthentication"],
    ["network/not_listed", "28000", "pg_hba.conf rejects connection for host", "ClientAuthentication"],
    ["network/not_listed", "28000", "kein pg_hba.conf-Eintrag für Host", "ClientAuthentication"],
    ["credentials/database", "3D000", 'database "orders" does not exist'],
    ["credentials/database", "57P04", "the database was dropped"],
    ["permission/database", "42501", 'permission denied for database "orders"'],
    ["permission/schema", "42501", "permission denied for schema returns"],
    ["permission/object", "42501", "permission denied for table refund"],
    ["permission/object", "42501", "keine Berechtigung für Tabelle refund"],
    ["not_found/schema", "3F000", 'schema "gone" does not exist'],
    ["not_found/object", "42P01", 'relation "gone" does not exist'],
    ["refused/statement", "25006", "cannot execute INSERT in a read-only transaction"],
    ["timeout/statement", "57014", "canceling statement due to statement timeout"],
    ["timeout/lock", "55P03", "canceling statement due to lock timeout"],
    ["timeout/idle", "25P03", "terminating connection due to idle-in-transaction timeout"],
    ["timeout/replica", "40001", "canceling statement due to conflict with recovery"],
    ["network/terminated", "57014", "canceling statement due to user request"],
    ["network/terminated", "57P01", "terminating connection due to administrator command"],
    ["network/terminated", "57P02", "terminating connection because of crash of another server process"],
    ["network/starting", "57P03", "the database system is starting up"],
    ["network/too_many_connections", "53300", "sorry, too many clients already"],
    ["network/overloaded", "53200", "out of memory"],
    ["network/overloaded", "53100", "could not extend file: No space left on device"],
    ["credentials/database", "08P01", 'no such database: "orders"'],
    ["credentials/password", "08P01", "password authentication failed"],
    ["unknown", "XX000", "cache lookup failed for relation 7"],
    ["unknown", "42601", "syntax error"],
  ])("%s: %s %s", (fault, code, message, routine) => {
    const error = toConnectorError(fromServer(code, message, routine), about);
    expect(error).toMatchObject({ fault, detail: { role: "ro", sqlState: code, serverMessage: message } });
    expect(error.message).toMatch(/^[^\n]+[.\w]$/);
    expect(error.cause).toBeInstanceOf(pg.DatabaseError);
  });
});

describe("what Node and the driver say", () => {
  test.each<[FaultCode, unknown]>([
    ["network/dns", { code: "ENOTFOUND" }],
    ["network/dns", { code: "EAI_AGAIN" }],
    ["network/refused", { code: "ECONNREFUSED" }],
    ["network/unreachable", { code: "EHOSTUNREACH" }],
    ["network/unreachable", { code: "ENETUNREACH" }],
    ["timeout/connect", { code: "ETIMEDOUT" }],
    ["network/reset", { code: "ECONNRESET" }],
    ["network/reset", { code: "EPIPE" }],
    ["network/reset", new Error("Connection terminated unexpectedly")],
    ["network/tls_untrusted", { code: "DEPTH_ZERO_SELF_SIGNED_CERT" }],
    ["network/tls_untrusted", { code: "SELF_SIGNED_CERT_IN_CHAIN" }],
    ["network/tls_untrusted", { code: "UNABLE_TO_VERIFY_LEAF_SIGNATURE" }],
    ["network/tls_untrusted", { code: "UNABLE_TO_GET_ISSUER_CERT_LOCALLY" }],
    ["network/tls_name", { code: "ERR_TLS_CERT_ALTNAME_INVALID" }],
    ["network/tls_expired", { code: "CERT_HAS_EXPIRED" }],
    ["network/tls_handshake", { code: "ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION" }],
    ["network/tls_handshake", { code: "EPROTO" }],
    ["credentials/password", new Error("SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string")],
    ["unsupported/server", new pg.DatabaseError("received invalid response: 7b", 5, "error")],
    ["unknown", new Error("something new")],
    ["unknown", "not even an error"],
  ])("%s: %o", (fault, error) => {
    expect(toConnectorError(error, about).fault).toBe(fault);
  });

  test("an error that has a name already keeps it", () => {
    const error = new ConnectorError("too_large/result", "x");
    expect(toConnectorError(error, about)).toBe(error);
  });
});

test("the object of a missing permission is named, whatever its name", () => {
  const error = toConnectorError(fromServer("42501", 'permission denied for schema "x"; drop"'), about);
  expect(error.detail.schema).toBe('x"; drop');
});

test("a message of any length is kept in part", () => {
  const error = toConnectorError(fromServer("XX000", "x".repeat(100_000)), about);
  expect(error.message.length).toBeLessThan(1_000);
});
