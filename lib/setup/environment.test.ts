import { describe, expect, test } from "vitest";
import { parseOutboundAllow } from "#lib/outbound/allow.ts";
import { addressOf, appUrlOf, forProcess, outboundAllow } from "./environment.ts";

const embedded = {
  clusterUrl: "postgresql://postgres:p@127.0.0.1:41000/postgres",
  ownerUrl: "postgresql://postgres:p@127.0.0.1:41000/tidewatch",
};
const external = { clusterUrl: null, ownerUrl: "postgresql://me:p@db.example.com/tidewatch" };
const loopback = { host: "127.0.0.1", sample: undefined };
const everywhere = { host: "0.0.0.0", sample: undefined };

describe("what jobs may connect to", () => {
  test("is the machine's own networks where only the machine can open the pages", () => {
    const allowed = outboundAllow(embedded, loopback, {});
    expect(allowed.split(",")).toEqual(
      expect.arrayContaining(["127.0.0.1:41000", "127.0.0.0/8", "10.0.0.0/8"]),
    );
    expect(parseOutboundAllow(allowed)).toHaveLength(7);
  });

  test("is the sample alone where others can open them", () => {
    expect(outboundAllow(embedded, everywhere, {})).toBe("127.0.0.1:41000");
  });

  test("is the sample alone where others can open them through a proxy", () => {
    const proxied = { APP_URL: "https://tidewatch.example.com" };
    expect(outboundAllow(embedded, loopback, proxied)).toBe("127.0.0.1:41000");
    for (const APP_URL of ["http://localhost:3000", "http://[::1]:3000"]) {
      expect(outboundAllow(embedded, loopback, { APP_URL })).toContain("10.0.0.0/8");
    }
  });

  test("is the machine's own networks however its loopback address is written", () => {
    for (const host of ["localhost", "127.0.0.1", "::1"]) {
      expect(outboundAllow(embedded, { ...loopback, host }, {})).toContain("10.0.0.0/8");
    }
  });

  test("is the sample and what the operator lists, also when that is nothing", () => {
    expect(outboundAllow(embedded, loopback, { OUTBOUND_ALLOW: "db.internal:5432" })).toBe(
      "127.0.0.1:41000,db.internal:5432",
    );
    expect(outboundAllow(embedded, loopback, { OUTBOUND_ALLOW: "" })).toBe("127.0.0.1:41000");
  });

  test("leaves a database of one's own out, unless it holds the sample", () => {
    expect(outboundAllow(external, everywhere, {})).toBe("");
    expect(outboundAllow(external, { ...everywhere, sample: true }, {})).toBe("db.example.com:5432");
  });
});

describe("a process's environment", () => {
  const all = {
    PATH: "/bin",
    DATABASE_URL: "postgresql://owner@db/x",
    WEB_DATABASE_URL: "postgresql://web@db/x",
    WORKER_DATABASE_URL: "postgresql://worker@db/x",
    AUTH_SECRET: "a",
    SEALING_PUBLIC_KEY: "p",
    SEALING_PRIVATE_KEYS: "s",
    SMTP_URL: "smtp://mail",
    PGPASSWORD: "g",
  };

  test("of the web holds nothing that opens passwords or logs in as another", () => {
    const { SEALING_PRIVATE_KEYS, WORKER_DATABASE_URL, WEB_DATABASE_URL, PGPASSWORD, ...rest } = forProcess(
      "web",
      all,
    );
    expect([SEALING_PRIVATE_KEYS, WORKER_DATABASE_URL, WEB_DATABASE_URL, PGPASSWORD]).toEqual(
      Array(4).fill(undefined),
    );
    expect(rest).toMatchObject({ PATH: "/bin", AUTH_SECRET: "a", SMTP_URL: "smtp://mail" });
  });

  test("of the worker holds nothing that signs sessions", () => {
    const environment = forProcess("worker", all);
    expect(environment).toMatchObject({ PATH: "/bin", SEALING_PRIVATE_KEYS: "s", SMTP_URL: "smtp://mail" });
    for (const name of ["AUTH_SECRET", "SEALING_PUBLIC_KEY"]) expect(environment).not.toHaveProperty(name);
  });
});

describe("a web that is started alone", () => {
  test("does not guess where others reach it", () => {
    for (const HOST of ["0.0.0.0", "::", "10.0.0.5"]) {
      expect(() => appUrlOf({ HOST, APP_URL: "" })).toThrow("APP_URL is missing");
      expect(appUrlOf({ HOST, APP_URL: "https://tidewatch.example.com" })).toBe(
        "https://tidewatch.example.com",
      );
    }
  });

  test("is where it listens, when that is this machine alone", () => {
    expect(appUrlOf({})).toBe("http://localhost:3000");
    expect(appUrlOf({ HOST: "::1", PORT: "8080" })).toBe("http://localhost:8080");
  });
});

test("the address is one people can type", () => {
  expect(addressOf({ host: "127.0.0.1", port: 3000 })).toBe("http://localhost:3000");
  expect(addressOf({ host: "::1", port: 3000 })).toBe("http://localhost:3000");
  expect(addressOf({ host: "0.0.0.0", port: 80 })).toBe("http://localhost:80");
  expect(addressOf({ host: "192.168.1.5", port: 3000 })).toBe("http://192.168.1.5:3000");
  expect(addressOf({ host: "fd00::5", port: 3000 })).toBe("http://[fd00::5]:3000");
});
