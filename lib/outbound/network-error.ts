import type { OutboundTarget } from "./allow.ts";

export type NetworkFault =
  | "network/dns"
  | "network/refused"
  | "network/unreachable"
  | "network/not_allowed"
  | "network/reset"
  | "network/tls_untrusted"
  | "network/tls_name"
  | "network/tls_expired"
  | "network/tls_handshake"
  | "timeout/connect";

/** Why there is no connection, in a sentence that holds nothing the other side said. */
export class NetworkError extends Error {
  override readonly name = "NetworkError";
  readonly fault: NetworkFault;
  /** What it is about: `host`, `port`, and what else helps to say how to mend it. */
  readonly detail: Readonly<Record<string, string>>;

  constructor(
    fault: NetworkFault,
    message: string,
    options: ErrorOptions & { detail: Readonly<Record<string, string>> },
  ) {
    super(message, options);
    this.fault = fault;
    this.detail = options.detail;
  }
}

/** A fault of the network or of TLS, as Node tells it, in the house's words. Null where it is none of these. */
export function findNetworkError(error: unknown, target: OutboundTarget): NetworkError | null {
  const code = codeOf(error);
  const fault = FAULTS[code] ?? tlsFault(code);
  if (!fault) return null;
  const { host } = target;
  return new NetworkError(fault, SENTENCES[fault](`${host}:${target.port}`, host), {
    cause: error,
    detail: { host, port: String(target.port), reason: code },
  });
}

export const networkError = (error: unknown, target: OutboundTarget): NetworkError =>
  findNetworkError(error, target) ??
  new NetworkError(
    "network/unreachable",
    SENTENCES["network/unreachable"](`${target.host}:${target.port}`, target.host),
    {
      cause: error,
      detail: { host: target.host, port: String(target.port), reason: codeOf(error) },
    },
  );

const codeOf = (error: unknown): string =>
  typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";

/** What Node tells; that an address may not be connected to is our own word. */
type ToldFault = Exclude<NetworkFault, "network/not_allowed">;

const FAULTS: Readonly<Record<string, ToldFault>> = {
  ENOTFOUND: "network/dns",
  EAI_AGAIN: "network/dns",
  EAI_FAIL: "network/dns",
  EAI_NODATA: "network/dns",
  EAI_NONAME: "network/dns",
  ERR_INVALID_ARG_VALUE: "network/dns",
  ECONNREFUSED: "network/refused",
  EHOSTUNREACH: "network/unreachable",
  ENETUNREACH: "network/unreachable",
  EHOSTDOWN: "network/unreachable",
  ENETDOWN: "network/unreachable",
  EADDRNOTAVAIL: "network/unreachable",
  EACCES: "network/unreachable",
  EINVAL: "network/unreachable",
  ETIMEDOUT: "timeout/connect",
  ECONNRESET: "network/reset",
  ECONNABORTED: "network/reset",
  EPIPE: "network/reset",
  ERR_TLS_CERT_ALTNAME_INVALID: "network/tls_name",
  CERT_HAS_EXPIRED: "network/tls_expired",
  CERT_NOT_YET_VALID: "network/tls_expired",
};

/** OpenSSL's other complaints about a certificate, and about the handshake. */
function tlsFault(code: string): ToldFault | undefined {
  if (/CERT|ISSUER|SIGNATURE|INVALID_CA|PATH_LENGTH|CRL/.test(code)) return "network/tls_untrusted";
  if (/^(ERR_SSL_|ERR_TLS_|ERR_OSSL_|EPROTO)/.test(code)) return "network/tls_handshake";
  return undefined;
}

const SENTENCES: Record<ToldFault, (at: string, host: string) => string> = {
  "network/dns": (_, host) => `The host name ${host} cannot be found.`,
  "network/refused": (at) => `Nothing accepts connections at ${at}.`,
  "network/unreachable": (at) => `There is no way through the network to ${at}.`,
  "network/reset": (at) => `The connection to ${at} was cut.`,
  "network/tls_untrusted": (at) =>
    `The certificate of ${at} is not signed by an authority that is trusted here.`,
  "network/tls_name": (at, host) => `The certificate of ${at} is not made out to ${host}.`,
  "network/tls_expired": (at) => `The certificate of ${at} is not valid today.`,
  "network/tls_handshake": (at) => `No encrypted connection could be agreed on with ${at}.`,
  "timeout/connect": (at) => `${at} did not answer.`,
};
