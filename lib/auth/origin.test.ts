import { expect, test } from "vitest";
import { isSameOrigin } from "./origin.ts";

const APP = "https://tidewatch.example.com";
const sent = (origin: string | null, host = "tidewatch.example.com", site: string | null = null) =>
  new Headers({ host, ...(origin ? { origin } : {}), ...(site ? { "sec-fetch-site": site } : {}) });

test("a page of the application's own address is of the same origin", () => {
  expect(isSameOrigin(sent(APP), APP)).toBe(true);
  expect(isSameOrigin(sent(APP, "tidewatch.example.com", "same-origin"), APP)).toBe(true);
});

test("on the machine itself any loopback name will do, where page and request agree", () => {
  for (const host of ["localhost:3100", "127.0.0.1:3100", "[::1]:3100"]) {
    expect(isSameOrigin(sent(`http://${host}`, host), "http://localhost:3000")).toBe(true);
  }
  expect(isSameOrigin(sent("http://localhost:8080", "localhost:3100"), "http://localhost:3100")).toBe(false);
});

test.each([
  ["no origin", sent(null)],
  ["an opaque origin", sent("null")],
  ["another site", sent("https://evil.example")],
  ["another port", sent(`${APP}:8443`)],
  ["plain http", sent("http://tidewatch.example.com")],
  ["a name that merely resolves here", sent("http://evil.example:3000", "evil.example:3000")],
  ["a browser that says cross-site", sent(APP, "tidewatch.example.com", "cross-site")],
  ["a neighbouring subdomain", sent(APP, "tidewatch.example.com", "same-site")],
])("%s is not", (_what, headers) => expect(isSameOrigin(headers, APP)).toBe(false));
