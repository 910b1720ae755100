import ipaddr from "ipaddr.js";

/** Where an address leads: anywhere on the internet, into somebody's own network, or where no request may ever go. */
export type Reach = { kind: "public" } | { kind: "private"; what: string } | { kind: "never"; what: string };

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/**
 * The address that is meant in the end: IPv4 inside an IPv6 form (mapped, translated, NAT64, 6to4) is read out, so
 * that no spelling of an address gets another verdict than the address itself.
 */
export function parseAddress(text: string): Address | null {
  const bare = text.replace(/%.*$/, "");
  if (!ipaddr.IPv4.isValidFourPartDecimal(bare) && !ipaddr.IPv6.isValid(bare)) return null;
  const address = ipaddr.parse(bare);
  return address.kind() === "ipv6" ? embedded(address as ipaddr.IPv6) : address;
}

export function reachOf(address: Address): Reach {
  const range = address.range();
  const never = NEVER.find(([network]) => isWithin(address, network));
  if (never && range !== "loopback") return { kind: "never", what: never[1] };
  if (range === "unicast") return { kind: "public" };
  return { kind: "private", what: range === "loopback" ? "an address of this machine" : "a private address" };
}

export const isWithin = (address: Address, network: [Address, number]): boolean =>
  address.kind() === network[0].kind() && address.match(network);

const METADATA = "where a cloud keeps its machines’ credentials";
const LINK_LOCAL = `a link-local address, ${METADATA}`;
const NEVER: [[Address, number], string][] = (
  [
    ["0.0.0.0/8", "no address of a server"],
    ["169.254.0.0/16", LINK_LOCAL],
    ["168.63.129.16/32", METADATA],
    ["100.100.100.200/32", METADATA],
    ["192.0.0.192/32", METADATA],
    ["224.0.0.0/4", "a multicast address"],
    ["255.255.255.255/32", "a broadcast address"],
    ["::/128", "no address of a server"],
    ["::/96", "a form of IPv4 address that nothing uses any more"],
    ["fe80::/10", LINK_LOCAL],
    ["fec0::/10", "a form of private address that nothing uses any more"],
    ["ff00::/8", "a multicast address"],
    ["fd00:ec2::/32", METADATA],
    ["fd20:ce::254/128", METADATA],
    ["2001::/32", "a tunnel (Teredo), whose end cannot be told"],
    ["64:ff9b:1::/48", "a local translation prefix, whose end cannot be told"],
  ] as const
).map(([network, what]) => [ipaddr.parseCIDR(network), what]);

/** Prefix → where in the 16 bytes the IPv4 address stands. */
const EMBEDDINGS: [[Address, number], number][] = [
  [ipaddr.parseCIDR("::ffff:0:0/96"), 12],
  [ipaddr.parseCIDR("::ffff:0:0:0/96"), 12],
  [ipaddr.parseCIDR("64:ff9b::/96"), 12],
  [ipaddr.parseCIDR("2002::/16"), 2],
];

function embedded(address: ipaddr.IPv6): Address {
  const form = EMBEDDINGS.find(([prefix]) => isWithin(address, prefix));
  if (!form) return address;
  return ipaddr.fromByteArray(address.toByteArray().slice(form[1], form[1] + 4));
}
