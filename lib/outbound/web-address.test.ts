import { describe, expect, test } from "vitest";
import { parseOutboundAllow } from "./allow.ts";
import { readWebAddress, refuseAtSight, targetOf } from "./web-address.ts";

describe("an address that somebody typed is refused with what is wrong with it, and never quoted", () => {
  test.each([
    ["", "Enter the address"],
    ["example.com/hook", "not an address"],
    ["https://", "not an address"],
    ["https:example.com", "then names a host"],
    ["https:///example.com", "then names a host"],
    ["ftp://example.com", "begins with https://"],
    ["file:///etc/passwd", "begins with https://"],
    ["javascript:alert(1)", "begins with https://"],
    ["gopher://example.com", "begins with https://"],
    ["https://user:pass@example.com", "user name or a password"],
    ["https://user@example.com", "user name or a password"],
    ["https://@example.com", "user name or a password"],
    ["https://:@example.com", "user name or a password"],
    ["https://example.com\\@other.example", "no spaces, line breaks or backslashes"],
    ["https://example.com/a b", "no spaces"],
    ["https://exa\tmple.com", "no spaces"],
    ["https://example.com/\r\nHost: other", "no spaces"],
    ["https://example.com/\u0000", "no spaces"],
    ["https://example.com/\u200b", "no spaces"],
    ["https://example.com#part", "behind #"],
    ["https://example.com:0/", "A port"],
    ["https://example.com:99999/", "not an address"],
    ["https://[::1", "not an address"],
    ["https://[fe80::1%25eth0]/", "not an address"],
    [`https://example.com/${"x".repeat(2_048)}`, "at most 2,048"],
  ])("%j", (text, why) => {
    expect(() => readWebAddress(text)).toThrow(why);
  });
});

test.each([
  ["https://example.com/hook?a=1", "example.com", 443],
  ["https://example.com.:8443/", "example.com", 8443],
  ["https://[2606:4700::1111]/", "2606:4700::1111", 443],
  ["http://example.com", "example.com", 80],
  ["https://2130706433/", "127.0.0.1", 443],
  ["https://0x7f.1/", "127.0.0.1", 443],
  ["https://0177.0.0.1/", "127.0.0.1", 443],
  ["https://１２７.0.0.1/", "127.0.0.1", 443],
  ["https://%31%32%37.0.0.1/", "127.0.0.1", 443],
])("%s leads to %s at %i", (text, host, port) => {
  expect(targetOf(readWebAddress(text))).toMatchObject({ host, port });
});

describe("what cannot be reached is said when it is entered", () => {
  const atSight = (text: string, rules = "") =>
    refuseAtSight(targetOf(new URL(text)), parseOutboundAllow(rules));

  test.each([
    "https://127.0.0.1/",
    "https://localhost/",
    "https://hook.localhost/",
    "https://10.0.0.1/",
    "https://[::1]/",
    "https://[::ffff:10.0.0.1]/",
    "https://169.254.169.254/latest/meta-data",
    "https://168.63.129.16/",
    "https://2852039166/",
    "http://8.8.8.8/",
    "http://example.com/",
  ])("%s", (text) => {
    expect(() => atSight(text)).toThrow(/may not connect|in the clear/);
  });

  test("with what the operator can list, where that would help", () => {
    expect(() => atSight("https://10.0.0.1/")).toThrow("10.0.0.1:443 to OUTBOUND_ALLOW");
    expect(() => atSight("https://169.254.169.254/", "0.0.0.0/0")).toThrow(/credentials\.$/);
  });

  test.each([
    ["https://example.com/", ""],
    ["https://8.8.8.8/", ""],
    ["https://10.0.0.1/", "10.0.0.0/8"],
    ["http://10.0.0.1/", "10.0.0.0/8"],
    ["http://localhost:11434/", "localhost:11434"],
    ["http://8.8.8.8/", "8.8.8.8:80"],
    // What the name stands for is judged when it is connected to.
    ["http://intern.example/", "10.0.0.0/8"],
  ])("%s passes with %j listed", (text, rules) => {
    expect(() => atSight(text, rules)).not.toThrow();
  });
});
