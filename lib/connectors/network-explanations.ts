import type { FaultCode } from "./connector.ts";
import { at, type Detail, type Explanation, roleIn, said } from "./explanation.ts";
import { tlsWords } from "./views.ts";

type NetworkFault = Extract<FaultCode, `network/${string}`>;

export const NETWORK_EXPLANATIONS: Readonly<Record<NetworkFault, (detail: Detail) => Explanation>> = {
  "network/dns": (d) => ({
    cause: `No name server this worker asks knows ${d.host ?? "the host"}. It is misspelt, was removed, or is known only inside another network.`,
    remedy: "Check the host of the source. If it is right, see whether the worker’s machine can resolve it.",
    // A name server that is briefly away answers so too.
    isTransient: d.reason === "EAI_AGAIN",
    retryHelps: d.reason === "EAI_AGAIN",
  }),
  "network/refused": (d) => ({
    cause: `The machine answers, but no server listens at ${at(d)}: it is stopped, listens elsewhere, or a firewall turns connections away.`,
    remedy: "Check the port of the source and whether the server is running and listens on this address.",
    isTransient: true,
  }),
  "network/unreachable": (d) => ({
    cause: `This worker’s network has no route to ${at(d)}.${d.reason ? ` (${d.reason})` : ""}`,
    remedy: "Check the host of the source, the VPN or peering between the networks, and the worker’s routes.",
    isTransient: true,
  }),
  "network/not_allowed": (d) => ({
    cause: d.allowEntry
      ? "Private addresses are closed to jobs unless whoever runs Tidewatch lists them, so that nobody can reach into its network through it."
      : "This kind of address is never connected to, whatever is listed: requests to it could hand out a machine’s own credentials.",
    remedy: d.allowEntry
      ? `Whoever runs Tidewatch adds ${d.allowEntry} to the variable OUTBOUND_ALLOW (OUTBOUND_ALLOW=${d.allowEntry}, or after a comma where it has a value) and restarts the worker.`
      : "Enter the database’s own host in the source.",
  }),
  "network/not_listed": (d) => ({
    cause: `The server’s list of who may connect from where (pg_hba.conf, or the provider’s allow list) has no line for ${roleIn(d)}, this database and this worker’s address${d.tlsMode === "disable" ? ", or wants an encrypted connection" : ""}.${said(d)}`,
    remedy: `Add the worker’s address to that list${d.tlsMode === "disable" ? `, or choose ${tlsWords("verify-full")} as the source’s TLS` : ""}. Addresses are often removed when a firewall is tidied up.`,
  }),
  "network/reset": (d) => ({
    cause: `The server, or a firewall or proxy on the way to ${at(d)}, closed the connection without a word.`,
    remedy:
      "It is tried again by itself. If it keeps happening, look at the server’s log for a crash or a restart.",
    isTransient: true,
  }),
  "network/too_many_connections": (d) => ({
    cause: `All connections of the server, or of the role ${roleIn(d)}, are in use.`,
    remedy:
      "Wait for others to end theirs, or raise max_connections or the role’s connection limit. A job uses at most two.",
    isTransient: true,
  }),
  "network/starting": () => ({
    cause: "The server is being restarted, or is a replica that is not ready yet.",
    remedy: "It is tried again by itself.",
    isTransient: true,
  }),
  "network/terminated": (d) => ({
    cause: `The server was restarted, or an administrator ended our session.${said(d)}`,
    remedy:
      "It is tried again by itself. If it keeps happening, ask the server’s administrator whether something ends long sessions.",
    isTransient: true,
  }),
  "network/overloaded": (d) => ({
    cause: `The server is out of a resource it needs to answer.${said(d)}`,
    remedy: "Look at the server’s memory and disk.",
    isTransient: true,
  }),
  "network/tls": (d) => ({
    cause: `The source’s TLS is ${tlsWords(d.tlsMode ?? "verify-full")}, which wants an encrypted connection, and the server is set up without one.`,
    remedy: `Turn TLS on in the server (ssl = on with a certificate). Only on a network you trust, choose ${tlsWords("disable")} as the source’s TLS.`,
  }),
  "network/tls_untrusted": (d) => ({
    cause: `The server at ${at(d)} shows a certificate of its own or of a private authority, or one in between is missing.${d.reason ? ` (${d.reason})` : ""}`,
    remedy:
      "Paste the authority’s certificate (PEM) into the source. Your database provider offers it for download.",
  }),
  "network/tls_name": (d) => ({
    cause: `The certificate names other hosts than ${d.host ?? "this one"}: an alias or an address was entered, or another server answers.`,
    remedy: "Enter the host name that the certificate is made out to.",
  }),
  "network/tls_expired": () => ({
    cause: "The server’s certificate has run out or is not valid yet, or the worker’s clock is wrong.",
    remedy: "Renew the server’s certificate.",
  }),
  "network/tls_handshake": (d) => ({
    cause: `The server and this worker have no version or cipher of TLS in common, or something on the way breaks it.${d.reason ? ` (${d.reason})` : ""} TLS 1.2 or later is needed.`,
    remedy: "Bring the server’s TLS up to date, and check for a proxy in between.",
  }),
};
