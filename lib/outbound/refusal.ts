import type { Reach } from "./addresses.ts";
import { allowEntry, type OutboundTarget } from "./allow.ts";
import { NetworkError } from "./network-error.ts";

/** Why nothing goes to this target, which is `address`, and what the operator would have to list. */
export function refusal(target: OutboundTarget, address: string, reach: Reach): NetworkError {
  return new NetworkError(
    "network/not_allowed",
    `Tidewatch may not connect to ${target.host}: ${why(target, address, reach)}.`,
    {
      detail: {
        host: target.host,
        port: String(target.port),
        address,
        // Without an entry nothing that is set would allow it.
        ...(reach.kind !== "never" && { allowEntry: allowEntry(target, address) }),
      },
    },
  );
}

/** What is public was refused for one reason alone. */
function why({ host }: OutboundTarget, address: string, reach: Reach): string {
  if (reach.kind === "public") return "what is sent there would cross the internet in the clear";
  return host === address ? `it is ${reach.what}` : `it is ${address}, ${reach.what}`;
}
