/**
 * Loaded before a server's own code: tells its parent what the process uses, and how much it holds for the reader that
 * is furthest behind, in the response and before it. Measures and changes nothing.
 */
import { subscribe } from "node:diagnostics_channel";
import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

export type Gauge = {
  residentBytes: number;
  cpuMs: number;
  open: number;
  /** Since the last question, of one reader, while it is watched. */
  mostHeldBytes: number;
};

const SAMPLE_EVERY_MS = 2;
const GIVEN_BACK_MS = 200;

const open = new Set<ServerResponse>();
subscribe("http.server.request.start", (message) => {
  const { response } = message as { response: ServerResponse };
  open.add(response);
  response.once("close", () => open.delete(response));
});

/** Our web keeps its streams there; another server has none. */
const live = (): { streams: { mostBehind: number } } | undefined =>
  (globalThis as { [name: symbol]: { streams: { mostBehind: number } } | undefined })[
    Symbol.for("tidewatch.live")
  ];

let mostHeldBytes = 0;
const sample = () => {
  let most = 0;
  for (const response of open) most = Math.max(most, response.writableLength);
  mostHeldBytes = Math.max(mostHeldBytes, most + (live()?.streams.mostBehind ?? 0));
};

/** All of it, and what was freed given back: only then do two servers that made more or less garbage compare. */
async function collect(): Promise<void> {
  for (const _ of [1, 2, 3]) {
    await global.gc?.({ type: "major", flavor: "last-resort", execution: "async" });
    await sleep(GIVEN_BACK_MS);
  }
}

/** "collect" asks for a collection of garbage first, "watch" to look from now on at what is held: that costs, too. */
export type Question = "collect" | "watch" | "as it is";

process.on("message", async (question: Question) => {
  if (question === "watch") setInterval(sample, SAMPLE_EVERY_MS).unref();
  if (question === "collect") await collect();
  const { user, system } = process.cpuUsage();
  const gauge: Gauge = {
    residentBytes: process.memoryUsage.rss(),
    cpuMs: (user + system) / 1_000,
    open: open.size,
    mostHeldBytes,
  };
  mostHeldBytes = 0;
  process.send?.(gauge);
});
