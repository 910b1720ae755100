import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const ROOT = join(import.meta.dirname, "..", "..");

/**
 * A fresh copy of the working tree, as a clone would be, in a folder of its own. What was installed and built comes
 * along as hard links, so that a test need not wait for it; `bare` leaves it out.
 */
export function copyTree({ bare = false } = {}): string {
  const tree = mkdtempSync(join(tmpdir(), "tidewatch-tree-"));
  chmodSync(tree, 0o755);
  const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: ROOT,
    encoding: "utf8",
  });
  for (const path of listed.split("\0").filter((file) => file !== "" && existsSync(join(ROOT, file)))) {
    mkdirSync(join(tree, dirname(path)), { recursive: true });
    cpSync(join(ROOT, path), join(tree, path));
  }
  if (!bare) for (const path of ["node_modules", ".cache", "lib/db/generated"]) link(path, tree);
  if (!bare) linkBuild(tree);
  return tree;
}

function link(path: string, tree: string): void {
  if (!existsSync(join(ROOT, path))) return;
  try {
    execFileSync("cp", ["-al", join(ROOT, path), join(tree, path)], { stdio: "ignore" });
  } catch {
    cpSync(join(ROOT, path), join(tree, path), { recursive: true, verbatimSymlinks: true }); // another file system
  }
}

/** Copied, not linked: the server writes beside what was built. Development's own output stays behind. */
function linkBuild(tree: string): void {
  const skipped = [join(ROOT, ".next", "dev"), join(ROOT, ".next", "cache")];
  cpSync(join(ROOT, ".next"), join(tree, ".next"), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !skipped.includes(path),
  });
}
