import type { OutboundRule, OutboundTarget } from "#lib/outbound/allow.ts";
import { connectOutbound } from "#lib/outbound/connect.ts";
import type { CancelKey } from "./connect.ts";

const CANCEL_REQUEST = 80_877_102;

/** The protocol's own cancel: needs neither a log-in nor a free connection. The server answers only by hanging up. */
export async function sendCancelRequest(
  target: OutboundTarget,
  rules: readonly OutboundRule[],
  { processId, secretKey }: CancelKey,
  timeoutMs: number,
): Promise<void> {
  const signal = AbortSignal.timeout(timeoutMs);
  const socket = await connectOutbound(target, rules, signal);
  const message = Buffer.alloc(16);
  for (const [index, word] of [16, CANCEL_REQUEST, processId, secretKey].entries())
    message.writeInt32BE(word | 0, index * 4);
  await new Promise<void>((resolve) => {
    signal.addEventListener("abort", () => socket.destroy(), { once: true });
    socket.on("error", () => {}).once("close", () => resolve());
    socket.resume().end(message);
  });
}
