import { isIP } from "node:net";
import { invalid } from "#lib/errors.ts";
import { judge, type OutboundRule, type OutboundTarget } from "./allow.ts";
import { refusal } from "./refusal.ts";

const LONGEST = 2_048;

/** An address on the web that somebody typed. Throws an `AppError` that says what is wrong with it, without quoting it. */
export function readWebAddress(text: string): URL {
  const fault = faultOf(text);
  if (fault) throw invalid(fault);
  return new URL(text);
}

function faultOf(text: string): string | null {
  if (text === "") return "Enter the address, for instance https://example.com/hook.";
  if (text.length > LONGEST) return "An address has at most 2,048 characters.";
  // The parser leaves some of these out without a word, and then reads another address than people see.
  if (/[\p{C}\p{Z}\\]/u.test(text)) return "An address holds no spaces, line breaks or backslashes.";
  const url = URL.parse(text);
  if (!url) return "This is not an address. It begins with https:// and names a host.";
  if (url.protocol !== "https:" && url.protocol !== "http:") return "An address begins with https://.";
  if (!/^https?:\/\/[^/]/i.test(text)) return "An address begins with https:// and then names a host.";
  if (url.username !== "" || url.password !== "" || /^[^/]*\/\/[^/?#]*@/.test(text))
    return "This address holds a user name or a password. Leave out what stands before the @.";
  if (url.hash !== "") return "What stands behind # is never sent. Leave it out.";
  if (url.port === "0") return "A port is a number from 1 to 65535.";
  return null;
}

/** Where a request for it goes. In the clear it goes only where the operator lists the place. */
export function targetOf(url: URL): OutboundTarget {
  const isPlain = url.protocol === "http:";
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, "$1").replace(/\.$/, ""),
    port: Number(url.port || (isPlain ? 80 : 443)),
    needsListing: isPlain,
  };
}

/**
 * Refuses a target by what can be told without asking a name server, so that it is said when it is entered. Whoever
 * connects judges again what the name then stands for.
 */
export function refuseAtSight(target: OutboundTarget, rules: readonly OutboundRule[]): void {
  const address = literalOf(target.host);
  if (!address) {
    if (target.needsListing && rules.length === 0)
      throw invalid("This would be sent in the clear: use an encrypted connection.");
    return;
  }
  const verdict = judge(target, address, rules);
  if (verdict.isAllowed) return;
  const { message, detail } = refusal(target, address, verdict);
  throw invalid(
    detail.allowEntry
      ? `${message} Whoever runs Tidewatch can add ${detail.allowEntry} to OUTBOUND_ALLOW.`
      : message,
  );
}

function literalOf(host: string): string | null {
  if (isIP(host) !== 0) return host;
  return /(^|\.)localhost$/i.test(host) ? "127.0.0.1" : null;
}
