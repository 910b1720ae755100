import { describe, expect, test } from "vitest";
import { allowEntry, judge, parseOutboundAllow } from "./allow.ts";

const target = { host: "db.example", port: 5432 };
const EVERYTHING = parseOutboundAllow("0.0.0.0/0,::/0,db.example");

describe("never, whatever is listed", () => {
  test.each([
    "0.0.0.0",
    "0.1.2.3",
    "169.254.169.254",
    "169.254.170.2",
    "168.63.129.16",
    "100.100.100.200",
    "192.0.0.192",
    "224.0.0.1",
    "239.255.255.250",
    "255.255.255.255",
    "::",
    "fe80::1",
    "fe80::1%eth0",
    "febf::1",
    "fec0::1",
    "ff02::1",
    "fd00:ec2::254",
    "fd00:ec2::23",
    "fd20:ce::254",
    "2001:0:a9fe:a9fe::1",
    "64:ff9b:1::a9fe:a9fe",
    // The same addresses in other clothes.
    "::ffff:169.254.169.254",
    "::ffff:a9fe:a9fe",
    "::ffff:0:169.254.169.254",
    "64:ff9b::169.254.169.254",
    "64:ff9b::a83f:8110",
    "2002:a9fe:a9fe::",
    "::169.254.169.254",
    "::7f00:1",
    "::ffff:100.100.100.200",
    "not an address",
    "127.1",
    "2130706433",
  ])("%s", (address) => {
    expect(judge(target, address, EVERYTHING)).toMatchObject({ kind: "never", isAllowed: false });
  });
});

describe("only where it is listed", () => {
  test.each([
    "127.0.0.1",
    "127.255.255.254",
    "10.0.0.1",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "100.64.0.1",
    "198.18.0.1",
    "192.0.2.1",
    "240.0.0.1",
    "::1",
    "fc00::1",
    "fd12:3456::1",
    "2001:db8::1",
    "100::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::10.0.0.1",
    "64:ff9b::7f00:1",
    "2002:c0a8:0101::",
    "2002:7f00:1::1",
  ])("%s", (address) => {
    expect(judge(target, address, [])).toMatchObject({ kind: "private", isAllowed: false });
    expect(judge(target, address, EVERYTHING)).toMatchObject({ kind: "private", isAllowed: true });
  });
});

describe("public addresses are open", () => {
  test.each([
    "8.8.8.8",
    "172.32.0.1",
    "2606:4700::1111",
    "::ffff:8.8.8.8",
    "64:ff9b::8.8.8.8",
    "2002:808:808::",
  ])("%s", (address) =>
    expect(judge(target, address, [])).toMatchObject({ kind: "public", isAllowed: true }),
  );
});

describe("an entry lists", () => {
  test.each([
    ["10.0.0.5", "10.0.0.5", 5432, true],
    ["10.0.0.5", "10.0.0.6", 5432, false],
    ["10.0.0.5:5432", "10.0.0.5", 5432, true],
    ["10.0.0.5:5433", "10.0.0.5", 5432, false],
    ["10.0.0.0/8", "10.200.1.1", 5432, true],
    ["10.0.0.0/8:5433", "10.200.1.1", 5432, false],
    ["::1", "::1", 5432, true],
    ["[::1]:5432", "::1", 5432, true],
    ["[::1]:1", "::1", 5432, false],
    ["[fd00::/8]:5432", "fd12::1", 5432, true],
    ["fd00::/8", "fd12::1", 5432, true],
    ["127.0.0.1", "::ffff:127.0.0.1", 5432, true],
    ["db.example", "10.0.0.5", 5432, true],
    ["DB.Example.", "10.0.0.5", 5432, true],
    ["db.example:5432", "10.0.0.5", 5432, true],
    ["db.example:1", "10.0.0.5", 5432, false],
    ["other.example", "10.0.0.5", 5432, false],
    [" , 192.168.0.1 ,10.0.0.5", "10.0.0.5", 5432, true],
  ])("%s: %s at %i → %s", (entries, address, port, isAllowed) => {
    expect(judge({ host: "db.example", port }, address, parseOutboundAllow(entries)).isAllowed).toBe(
      isAllowed,
    );
  });
});

test.each([
  ["10.0.0.5:99999", "has a port that is not between 1 and 65535"],
  ["10.0.0.5:0", "has a port that is not between 1 and 65535"],
  ["1.2.3", "names neither a host nor a network"],
  ["10.0.0.0/33", "names neither a host nor a network"],
  ["a b", "names neither a host nor a network"],
  ["*.example", "names neither a host nor a network"],
  ["[::1", "is not host[:port]"],
  [":5432", "is not host[:port]"],
  ["https://db.example", "is not host[:port]"],
])("the entry %s is refused because it %s", (entry, why) => {
  expect(() => parseOutboundAllow(`10.0.0.1,${entry}`)).toThrow(`“${entry}” ${why}`);
});

test.each([
  ["DB.internal", "10.0.0.5", "db.internal:5432"],
  ["10.0.0.5", "10.0.0.5", "10.0.0.5:5432"],
  ["fd00::1", "fd00::1", "[fd00::1]:5432"],
  ["2130706433", "127.0.0.1", "127.0.0.1:5432"],
])("what to add for %s lists it", (host, address, entry) => {
  expect(allowEntry({ host, port: 5432 }, address)).toBe(entry);
  expect(judge({ host, port: 5432 }, address, parseOutboundAllow(entry)).isAllowed).toBe(true);
});
