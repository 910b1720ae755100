import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { signal as send } from "#lib/db/embedded-process.ts";
import { AppError } from "#lib/errors.ts";
import { markForCompilation } from "./compile-hint.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const STAMP = join(ROOT, ".next", "tidewatch-sources.sha256");
export const NEXT = join(ROOT, "node_modules", "next", "dist", "bin", "next");

/** What ends up in the pages. Content decides, not dates: a fresh checkout of the same commit needs no new build. */
const SOURCES = ["{app,lib,public}/**/*", "*.{mjs,ts}", "tsconfig.json", "package-lock.json"];
const NOT_BUILT =
  /\.test\.tsx?$|^lib\/(setup|operator)\/|^next-env\.d\.ts$|^(vitest|playwright|prisma)\.config\.ts$/;

export const hasBuild = (): boolean => existsSync(STAMP);

/** Whether the build there is was made of what the sources say now. */
export const isBuilt = (): boolean => existsSync(STAMP) && readFileSync(STAMP, "utf8") === hashSources();

export async function buildWeb(signal?: AbortSignal): Promise<void> {
  const hash = hashSources();
  const output: string[] = [];
  const build = spawn(process.execPath, [NEXT, "build"], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "pipe"],
    detached: signal !== undefined,
  });
  // With all that it started: one left behind would keep the next build out.
  const abandon = () => build.pid && send(-build.pid, "SIGKILL");
  signal?.addEventListener("abort", abandon, { once: true });
  for (const stream of [build.stdout, build.stderr]) stream.on("data", (text) => output.push(String(text)));
  const code = await new Promise((done) => build.once("close", done));
  signal?.removeEventListener("abort", abandon);
  signal?.throwIfAborted();
  const words = output.join("");
  if (code !== 0 && /ENOSPC|No space left/.test(words)) {
    throw new AppError("unavailable", "The disk is full, so the web could not be built. Free some space.");
  }
  if (code !== 0) throw new AppError("internal", `${words}\nThe web could not be built.`);
  markForCompilation(join(ROOT, ".next"));
  writeFileSync(STAMP, hash);
}

function hashSources(): string {
  const hash = createHash("sha256");
  const files = SOURCES.flatMap((pattern) => globSync(pattern, { cwd: ROOT, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !NOT_BUILT.test(path.slice(ROOT.length + 1)))
    .sort();
  for (const path of files) hash.update(`${path.slice(ROOT.length)}\0`).update(readFileSync(path));
  return hash.digest("hex");
}
