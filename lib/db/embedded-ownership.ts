import { chmodSync, lchownSync, lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "#lib/errors.ts";
import type { ServerUser } from "./embedded-binaries.ts";

/**
 * Postgres touches no file that is not its user's own. Files of root cannot have been written by it: they are a copy
 * that root made of them, a restored backup, and are given back: where the folder itself is root's, so that nobody else
 * can put links into it meanwhile. Those of anybody else may be somebody's, and stay.
 */
export function ownCluster(dataDirectory: string, user: ServerUser): void {
  const wanted = user?.uid ?? process.getuid?.();
  const owners = [dataDirectory, join(dataDirectory, "PG_VERSION")].map((path) => lstatSync(path).uid);
  const other = owners.find((uid) => uid !== wanted);
  if (wanted === undefined || other === undefined) return;
  if (user !== null && owners[0] === 0 && owners.every((uid) => uid === 0 || uid === user.uid)) {
    giveTo(dataDirectory, user);
    chmodSync(dataDirectory, 0o700); // open to others it would be refused, and copies come as the umask has it
    return;
  }
  throw new AppError(
    "unavailable",
    `The database in ${dataDirectory} belongs to another user (${other}), and Postgres would run as ${wanted}. ` +
      `Start as that user, or give it over: chown -R ${wanted} '${dataDirectory}'`,
  );
}

/** The folder itself comes last, so that one that was interrupted is seen again. */
function giveTo(directory: string, { uid, gid }: NonNullable<ServerUser>): void {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) giveTo(path, { uid, gid });
    else lchownSync(path, uid, gid);
  }
  lchownSync(directory, uid, gid);
}
