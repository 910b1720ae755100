import type { Socket } from "node:net";

/** What happens to bytes on their way. Latency is of one way, so an answer comes twice as late. */
export type Manner =
  | { kind: "pass"; latencyMs?: number }
  /** A black hole: what is sent is taken, goes nowhere, and nobody is told. */
  | { kind: "swallow" }
  /** The server's answers come a byte at a time. */
  | { kind: "trickle"; everyMs: number };

type Options = {
  manner(): Manner;
  /** Only what a server answers trickles. */
  isAnswer: boolean;
  /** Sees what passes before the other side does; false keeps it from it. */
  inspect(chunk: Buffer): boolean;
};

/** One direction of a connection. */
export function carry(from: Socket, to: Socket, { manner, isAnswer, inspect }: Options): void {
  let dripping: Buffer = Buffer.alloc(0);
  let drip: NodeJS.Timeout | undefined;
  /** When the last byte is due: a shorter latency must not overtake a longer one. */
  let due = 0;

  const pass = (chunk: Buffer) => {
    if (!to.writable || to.write(chunk)) return;
    from.pause();
    to.once("drain", () => from.resume());
  };
  const trickle = (chunk: Buffer, everyMs: number) => {
    dripping = Buffer.concat([dripping, chunk]);
    drip ??= setInterval(() => {
      const { kind } = manner();
      if (kind === "swallow") return;
      const count = kind === "trickle" ? 1 : dripping.length;
      pass(dripping.subarray(0, count));
      dripping = dripping.subarray(count);
      if (dripping.length > 0) return;
      clearInterval(drip);
      drip = undefined;
    }, everyMs);
  };

  from.on("data", (chunk: Buffer) => {
    const now = manner();
    if (now.kind === "swallow" || !inspect(chunk)) return;
    if (drip || (now.kind === "trickle" && isAnswer)) {
      return trickle(chunk, now.kind === "trickle" ? now.everyMs : 1);
    }
    const latencyMs = now.kind === "pass" ? (now.latencyMs ?? 0) : 0;
    due = Math.max(due, performance.now() + latencyMs);
    const waitMs = due - performance.now();
    if (waitMs <= 0) pass(chunk);
    else setTimeout(pass, waitMs, chunk);
  });
  const whenDelivered = (then: () => void) => setTimeout(then, Math.max(0, due - performance.now()));

  from.on("end", () => whenDelivered(() => manner().kind === "swallow" || to.end()));
  from.on("error", () => to.destroy());
  from.on("close", () => {
    clearInterval(drip);
    if (manner().kind !== "swallow") whenDelivered(() => to.destroy());
  });
}
