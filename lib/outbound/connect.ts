import { lookup } from "node:dns/promises";
import { connect, type Socket } from "node:net";
import { judge, type OutboundRule, type OutboundTarget } from "./allow.ts";
import { networkError } from "./network-error.ts";
import { refusal } from "./refusal.ts";

/*
 * Every connection that leaves for an address somebody typed goes through here. The name is resolved once, every
 * answer is judged, and the connection is made to a judged address, so a DNS that changes its answer gains nothing.
 */

export type Resolve = (host: string) => Promise<readonly string[]>;

const resolveAll: Resolve = async (host) => (await lookup(host, { all: true })).map(({ address }) => address);

/** An address that says nothing may not use up the time of the next one. */
const BEFORE_THE_NEXT_MS = 3_000;

/** A connected socket. Tries the allowed addresses in the resolver's order. Throws a `NetworkError`. */
export async function connectOutbound(
  target: OutboundTarget,
  rules: readonly OutboundRule[],
  signal: AbortSignal,
  resolve: Resolve = resolveAll,
): Promise<Socket> {
  const addresses = await allowedAddresses(target, rules, signal, resolve);
  let last: unknown;
  for (const [index, address] of addresses.entries()) {
    const isLast = index === addresses.length - 1;
    const patience = isLast ? signal : AbortSignal.any([signal, AbortSignal.timeout(BEFORE_THE_NEXT_MS)]);
    try {
      return await connectTo(address, target.port, patience);
    } catch (error) {
      signal.throwIfAborted();
      last = error;
    }
  }
  throw networkError(last, target);
}

async function allowedAddresses(
  target: OutboundTarget,
  rules: readonly OutboundRule[],
  signal: AbortSignal,
  resolve: Resolve,
): Promise<string[]> {
  const addresses = await abortable(resolve(target.host), signal).catch((error) => {
    signal.throwIfAborted();
    throw networkError(error, target);
  });
  const verdicts = addresses.map((address) => ({ address, ...judge(target, address, rules) }));
  const allowed = verdicts.filter(({ isAllowed }) => isAllowed);
  if (allowed.length > 0) return allowed.map(({ address }) => address);
  const [refused] = verdicts;
  if (!refused) throw networkError({ code: "ENOTFOUND" }, target);
  throw refusal(target, refused.address, refused);
}

function connectTo(address: string, port: number, signal: AbortSignal): Promise<Socket> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const socket = connect({ host: address, port });
    const abort = () => socket.destroy(signal.reason);
    const settle = () => {
      signal.removeEventListener("abort", abort);
      socket.off("connect", connected).off("error", failed);
    };
    const connected = () => {
      settle();
      resolve(socket);
    };
    const failed = (error: Error) => {
      settle();
      socket.on("error", () => {}).destroy();
      reject(error);
    };
    signal.addEventListener("abort", abort, { once: true });
    socket.once("connect", connected).once("error", failed);
  });
}

/** The look-up itself cannot be called off; its answer is ignored then. */
function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}
