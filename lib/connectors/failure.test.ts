import { describe, expect, test } from "vitest";
import { JobFailure } from "#lib/jobs/failure.ts";
import { ConnectorError, type FaultCode } from "./connector.ts";
import { EXPLANATIONS } from "./explanations.ts";
import { failureOf } from "./failure.ts";

const detail = {
  host: "db.example",
  port: "5432",
  role: "tidewatch_ro",
  database: "orders",
  schema: "returns",
  object: "refund",
  kind: "table",
  reason: "EAI_AGAIN",
  tlsMode: "verify-full",
  version: "11.2",
  server: "a web server",
  allowEntry: "db.example:5432",
  serverMessage: "permission denied for schema returns",
  sqlState: "42501",
};

describe.each(Object.keys(EXPLANATIONS) as FaultCode[])("%s", (fault) => {
  test.each([
    ["with", detail],
    ["without", {}],
  ])("says what happened, why and what to do, %s details", (_, known) => {
    const failure = JobFailure.parse(failureOf(new ConnectorError(fault, "It failed.", { detail: known })));
    expect(failure.code).toMatch(new RegExp(`^${failure.class}/[a-z_]+$`));
    for (const sentence of [failure.cause, failure.remedy]) {
      expect(sentence).toMatch(/[.:)]$/);
      expect(sentence).not.toMatch(/undefined|null|\[object/);
    }
  });
});

test.each<[FaultCode, string]>([
  ["credentials/password", "CREDENTIALS/password"],
  ["network/dns", "NETWORK/dns"],
  ["network/not_listed", "NETWORK/not_listed"],
  ["permission/schema", "PERMISSION/schema"],
  ["timeout/lock", "TIMEOUT/lock"],
  ["too_large/result", "TOO_LARGE/result"],
  ["not_found/schema", "NOT_FOUND/schema"],
  ["invalid_config/tls_ca", "INVALID_CONFIG/tls_ca"],
  ["unsupported/version", "UNSUPPORTED/version"],
  ["unknown", "INTERNAL/unknown"],
])("%s is shown as %s", (fault, code) => {
  expect(failureOf(new ConnectorError(fault, "x", { detail })).code).toBe(code);
});

test("a transient fault is tried again by itself, a permanent one is not", () => {
  const isTransient = (fault: FaultCode, known = {}) =>
    failureOf(new ConnectorError(fault, "x", { detail: known })).isTransient;
  expect(isTransient("network/reset")).toBe(true);
  expect(isTransient("network/too_many_connections")).toBe(true);
  expect(isTransient("network/dns", { reason: "EAI_AGAIN" })).toBe(true);
  expect(isTransient("network/dns", { reason: "ENOTFOUND" })).toBe(false);
  expect(isTransient("credentials/password")).toBe(false);
  expect(isTransient("permission/schema")).toBe(false);
  expect(isTransient("network/not_allowed")).toBe(false);
});

describe("statements to copy", () => {
  const sql = (fault: FaultCode, known: Record<string, string>) =>
    failureOf(new ConnectorError(fault, "x", { detail: known })).remedySql;

  test("grant what is missing, to the role it is missing for", () => {
    expect(sql("permission/schema", detail)).toBe(
      "GRANT USAGE ON SCHEMA returns TO tidewatch_ro;\n" +
        "GRANT SELECT ON ALL TABLES IN SCHEMA returns TO tidewatch_ro;\n" +
        "ALTER DEFAULT PRIVILEGES IN SCHEMA returns GRANT SELECT ON TABLES TO tidewatch_ro;",
    );
    expect(sql("permission/database", detail)).toBe("GRANT CONNECT ON DATABASE orders TO tidewatch_ro;");
    expect(sql("permission/object", detail)).toBe("GRANT SELECT ON returns.refund TO tidewatch_ro;");
  });

  test.each([
    ['x"; drop table y; --', '"x""; drop table y; --"'],
    ["Returns", '"Returns"'],
    ["user", '"user"'],
    ["two words", '"two words"'],
    ["a\nb", '"a\nb"'],
    ["1st", '"1st"'],
    ["größe", '"größe"'],
  ])("a name such as %j stays a name", (name, quoted) => {
    expect(sql("permission/database", { database: name, role: name })).toBe(
      `GRANT CONNECT ON DATABASE ${quoted} TO ${quoted};`,
    );
  });

  test("are left out where it is not known for what", () => {
    expect(sql("permission/schema", {})).toBeNull();
  });
});

test("what is said of TLS are the words people chose it by", () => {
  const words = (fault: FaultCode, tlsMode: string) => {
    const { cause, remedy } = failureOf(new ConnectorError(fault, "x", { detail: { ...detail, tlsMode } }));
    return `${cause} ${remedy}`;
  };
  expect(words("network/tls", "require")).toContain("“Encrypt, but do not verify the server”");
  expect(words("network/tls", "require")).toContain("choose “No TLS”");
  expect(words("network/not_listed", "disable")).toContain("choose “Verify the server's certificate”");
});

test("the refusal of a private address names the variable and its value", () => {
  const { remedy } = failureOf(new ConnectorError("network/not_allowed", "x", { detail }));
  expect(remedy).toContain("OUTBOUND_ALLOW=db.example:5432");
});
