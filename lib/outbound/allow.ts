import ipaddr from "ipaddr.js";
import { isWithin, parseAddress, type Reach, reachOf } from "./addresses.ts";

/** One entry of OUTBOUND_ALLOW: a host by name or a network, and a port unless it means all of them. */
export type OutboundRule = {
  host: string | null;
  network: [ipaddr.IPv4 | ipaddr.IPv6, number] | null;
  port: number | null;
};

export type OutboundTarget = {
  host: string;
  port: number;
  /** What goes there in the clear needs the operator's word, wherever it is. */
  needsListing?: boolean;
};

/** Thrown for a value of OUTBOUND_ALLOW that cannot be read; names the entry. */
class OutboundAllowError extends Error {
  override readonly name = "OutboundAllowError";
}

/** Comma-separated `host[:port]`, `address[:port]` or `network/bits[:port]`; IPv6 with a port in brackets. */
export function parseOutboundAllow(text: string): OutboundRule[] {
  return text
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "")
    .map(parseEntry);
}

/**
 * Whether `host`, which resolved to `address`, may be connected to at `port`. Public addresses may; private ones only
 * where a rule lists them; some never, whatever is listed.
 */
export function judge(
  target: OutboundTarget,
  address: string,
  rules: readonly OutboundRule[],
): Reach & { isAllowed: boolean } {
  const meant = parseAddress(address);
  if (!meant) return { kind: "never", what: "no address", isAllowed: false };
  const reach = reachOf(meant);
  if (reach.kind === "never") return { ...reach, isAllowed: false };
  if (reach.kind === "public" && !target.needsListing) return { ...reach, isAllowed: true };
  const host = canonicalHost(target.host);
  const isListed = rules.some(
    (rule) =>
      (rule.port === null || rule.port === target.port) &&
      (rule.host === host || (rule.network !== null && isWithin(meant, rule.network))),
  );
  return { ...reach, isAllowed: isListed };
}

/** What to add to OUTBOUND_ALLOW so that this target is listed: its name, or its address where it has none. */
export function allowEntry({ host, port }: OutboundTarget, address: string): string {
  const place = HOST_NAME.test(canonicalHost(host)) ? canonicalHost(host) : address;
  return `${place.includes(":") ? `[${place}]` : place}:${port}`;
}

const ENTRY = /^(?:\[(?<six>[^\]]+)\]|(?<plain>[^:[\]]+))(?::(?<port>\d{1,5}))?$/;
const HOST_NAME = /^(?=.*[a-z])[a-z0-9_]([a-z0-9_.-]{0,251}[a-z0-9_])?$/;

function parseEntry(entry: string): OutboundRule {
  const wrong = (why: string) => new OutboundAllowError(`“${entry}” ${why}`);
  const isBareIpv6 = !entry.includes("[") && entry.split(":").length > 2;
  const { six, plain, port } = (isBareIpv6 ? `[${entry}]` : entry).match(ENTRY)?.groups ?? {};
  const place = six ?? plain;
  if (!place) throw wrong("is not host[:port], address[:port] or network/bits[:port]");
  if (port !== undefined && !(Number(port) >= 1 && Number(port) <= 65535))
    throw wrong("has a port that is not between 1 and 65535");
  const network = parseNetwork(place);
  const host = network ? null : canonicalHost(place);
  if (host !== null && !HOST_NAME.test(host)) throw wrong("names neither a host nor a network");
  return { host, network, port: port === undefined ? null : Number(port) };
}

function parseNetwork(text: string): OutboundRule["network"] {
  if (!text.includes("/")) {
    const address = parseAddress(text);
    return address && [address, address.kind() === "ipv4" ? 32 : 128];
  }
  return ipaddr.isValidCIDR(text) ? ipaddr.parseCIDR(text) : null;
}

const canonicalHost = (host: string): string => host.toLowerCase().replace(/\.$/, "");
