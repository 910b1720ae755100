import { describe, expect, test } from "vitest";
import { z } from "zod";
import { EditedSource, NewSource } from "./schemas.ts";

const good = {
  name: "orders",
  host: "db.example.com",
  port: "5432",
  database: "shop",
  username: "tidewatch_reader",
  password: "s3cret",
};

const faults = (input: Record<string, unknown>, schema: z.ZodType = NewSource): Record<string, string[]> => {
  const result = schema.safeParse({ ...good, ...input });
  return result.success ? {} : (z.flattenError(result.error).fieldErrors as Record<string, string[]>);
};

describe("the fields of a source", () => {
  test("come from a form as text and leave typed, with safe defaults", () => {
    expect(NewSource.parse({ ...good, includedSchemas: "sales, crm", timeLimitSeconds: "60" })).toEqual({
      ...good,
      port: 5432,
      tlsMode: "verify-full",
      tlsCa: null,
      includedSchemas: ["sales", "crm"],
      excludedSchemas: [],
      timeLimitSeconds: 60,
      accessLevel: "aggregates",
    });
  });

  test.each(["db.example.com", "localhost", "my_db", "10.0.0.7", "::1", "[2001:db8::7]", "db.example.com."])(
    "take %s as a host",
    (host) => expect(faults({ host })).toEqual({}),
  );

  test("keep an IPv6 address without its brackets", () => {
    expect(NewSource.parse({ ...good, host: "[::1]" }).host).toBe("::1");
  });

  test.each([
    ["", "Enter the host, for instance db.example.com."],
    ["postgresql://db.example.com", "Enter the host alone, without postgresql:// in front of it."],
    ["/var/run/postgresql", "Enter the host alone, without a path. Sockets are not supported."],
    ["db.example.com/shop", "Enter the host alone, without a path. Sockets are not supported."],
    ["ada@db.example.com", "Enter the host alone: user and password have fields of their own."],
    ["db.example.com:5432", "Enter the host alone: the port has a field of its own."],
    ["a b", "A host is a name such as db.example.com, or an IP address."],
    ["db.example.com,other", "A host is a name such as db.example.com, or an IP address."],
    ["fe80::1%eth0", "A host is a name such as db.example.com, or an IP address."],
    ["a.".repeat(140), "A host has at most 253 characters."],
  ])("refuse the host %j and say why", (host, sentence) => {
    expect(faults({ host }).host).toEqual([sentence]);
  });

  test.each(["", "0", "65536", "54.32", "five", "-1"])("refuse the port %j", (port) => {
    expect(faults({ port }).port).toHaveLength(1);
  });

  test("count characters of a name as people do, and bytes as Postgres does", () => {
    expect(faults({ name: "🦆".repeat(80), database: "é".repeat(31) })).toEqual({});
    expect(faults({ name: "🦆".repeat(81), database: "é".repeat(32) })).toEqual({
      name: ["A name has at most 80 characters."],
      database: ["In Postgres the name of a database has at most 63 bytes."],
    });
  });

  test("take hostile names for what they are, text", () => {
    for (const name of [
      `"><script>alert(1)</script>`,
      "Robert'); drop table source; --",
      "=cmd|' /C calc'!A0",
    ]) {
      expect(NewSource.parse({ ...good, name, database: name.slice(0, 60) }).name).toBe(name);
    }
    expect(faults({ name: "two\nlines" }).name).toEqual(["A name is one line of plain text."]);
    expect(faults({ username: "nul\0" }).username).toHaveLength(1);
  });

  test("ask for a password of a new source, and take an empty one for unchanged on an edited one", () => {
    expect(faults({ password: "" }).password).toEqual(["Enter the password."]);
    expect(faults({ password: "" }, EditedSource)).toEqual({});
    expect(faults({ password: "x".repeat(1001) }).password).toEqual([
      "A password has at most 1,000 characters.",
    ]);
    expect(NewSource.parse({ ...good, password: "  spaces stay  " }).password).toBe("  spaces stay  ");
  });

  test("refuse a private key in the place of a certificate, and text that is neither", () => {
    expect(faults({ tlsCa: "-----BEGIN PRIVATE KEY-----\nMC4=\n-----END PRIVATE KEY-----" }).tlsCa).toEqual([
      "This holds a private key. Only certificates belong here; keep the key to yourself.",
    ]);
    expect(faults({ tlsCa: "/etc/ssl/root.pem" }).tlsCa).toHaveLength(1);
    expect(NewSource.parse({ ...good, tlsCa: "  " }).tlsCa).toBeNull();
  });

  test("refuse a schema that is both included and excluded, too many of them, and names too long", () => {
    expect(faults({ includedSchemas: "a, b", excludedSchemas: "b" }).excludedSchemas).toHaveLength(1);
    expect(
      faults({ includedSchemas: Array.from({ length: 201 }, (_, i) => `s${i}`) }).includedSchemas,
    ).toEqual(["Name at most 200 schemas."]);
    expect(faults({ excludedSchemas: "x".repeat(64) }).excludedSchemas).toHaveLength(1);
  });

  test.each(["9", "86401", "", "soon"])("refuse the time limit %j", (timeLimitSeconds) => {
    expect(faults({ timeLimitSeconds }).timeLimitSeconds).toHaveLength(1);
  });

  test("know no other field, so that nothing slips in beside them", () => {
    expect(NewSource.safeParse({ ...good, sslrootcert: "/etc/passwd" }).success).toBe(false);
    expect(NewSource.safeParse({ ...good, organizationId: "x" }).success).toBe(false);
  });
});
