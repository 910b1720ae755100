import { spawnSync } from "node:child_process";
import { readOurs } from "./reading.ts";

/** The most memory a process holds that reads this catalog and nothing else, in bytes. */
export function measureMemory(url: string): number {
  const { status, stdout, stderr } = spawnSync(process.execPath, [import.meta.filename, url], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`The reading failed: ${stderr}`);
  return Number(stdout);
}

if (import.meta.main) {
  await readOurs(process.argv[2] ?? "");
  process.stdout.write(String(process.resourceUsage().maxRSS * 1024));
}
