/**
 * What an event stream costs before it is anybody's: a Next of one route, which streams heartbeats and nothing else. No
 * proxy, no session, no page; built apart, in a folder that nobody keeps.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { NEXT } from "#lib/setup/web-build.ts";
import { freePort } from "#tests/support/app.ts";
import { until } from "#tests/support/until.ts";
import { END_WITH_PARENT } from "#tests/support/worker-process.ts";

const ROOT = join(import.meta.dirname, "..", "..", "..");
const FOLDER = join(ROOT, ".cache", "bench-empty-next");

const ROUTE = `
export const dynamic = "force-dynamic";
const open = new Set();
const beat = new TextEncoder().encode("event: heartbeat\\ndata: {}\\n\\n");
setInterval(() => { for (const stream of open) stream.enqueue(beat); }, 15_000).unref();
export function GET() {
  let mine;
  const start = (stream) => { mine = stream; open.add(stream); stream.enqueue(beat); };
  const body = new ReadableStream({ start, cancel: () => { open.delete(mine); } });
  return new Response(body, { headers: { "content-type": "text/event-stream", "cache-control": "no-store, no-transform" } });
}
`;

/** Where a Next has none of its own, the build finds ours, further up. */
const NOTHING_ELSE = {
  "instrumentation.js": "export function register() {}",
  "proxy.js": `export function proxy() {}\nexport const config = { matcher: "/nothing" };`,
};

export async function buildEmpty(): Promise<void> {
  const files = {
    "package.json": JSON.stringify({ private: true, type: "module" }),
    "next.config.mjs": `export default { turbopack: { root: ${JSON.stringify(ROOT)} } };`,
    "app/stream/route.js": ROUTE,
    ...NOTHING_ELSE,
  };
  mkdirSync(join(FOLDER, "app", "stream"), { recursive: true });
  for (const [path, text] of Object.entries(files)) writeFileSync(join(FOLDER, path), text);
  const build = spawn(process.execPath, [NEXT, "build"], {
    cwd: FOLDER,
    env: { ...process.env, NODE_ENV: "production" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [code] = await once(build, "close");
  if (code !== 0) throw new Error("The empty Next could not be built.");
}

/** As `npm start` runs ours: in one process, which loads what it is told to first. */
export async function startEmptyProcess(nodeOptions: readonly string[], preload: string) {
  const port = await freePort();
  const next = [NEXT, "start", "--port", String(port), "--hostname", "127.0.0.1"];
  const child = spawn(process.execPath, [...nodeOptions, ...END_WITH_PARENT, "--import", preload, ...next], {
    cwd: FOLDER,
    env: { ...process.env, NODE_ENV: "production" },
    stdio: ["pipe", "ignore", "inherit", "ipc"],
  });
  await until(async () => {
    if (child.exitCode !== null) throw new Error("The empty Next ended.");
    return await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
  }, 60_000);
  return { child, port, path: "/stream" };
}
