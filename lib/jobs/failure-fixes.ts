/** What the kind of a failure says of its fix. Plain: it goes to the browser. */

/** Classes whose fix stands in the source's own settings. */
export const IN_SETTINGS: ReadonlySet<string> = new Set([
  ...["CREDENTIALS", "NETWORK", "INVALID_CONFIG", "NOT_FOUND", "TIMEOUT"],
]);

/** Nobody answered there: a server that is away for a while, or an address that was never right. */
const NO_ANSWER: ReadonlySet<string> = new Set([
  ...["NETWORK/dns", "NETWORK/refused", "NETWORK/unreachable", "NETWORK/reset"],
  ...["TIMEOUT/connect", "TIMEOUT/handshake"],
]);

/** Whether a retry alone is likely to help: where no connection ever came about, the address is likelier to be wrong. */
export const helpsToRetry = (
  { code, retryHelps }: { code: string; retryHelps: boolean },
  hasConnected: boolean,
): boolean => retryHelps && (hasConnected || !NO_ANSWER.has(code));
