/** Where the time of a job that does nothing goes: its statements, and the worker's CPU. `npm run bench -- profile [--quick]`. */
import { Console } from "node:console";
import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { queryOnce } from "#tests/support/server.ts";
import { runBench } from "./shared/run.ts";
import { prepareOurs, timeDrain } from "./transitions/ours.ts";

const COUNT = 1_000;

const console_ = new Console(process.stdout);
const printTable = (rows: readonly unknown[]) => console_.table(rows);

await runBench("profile", async ({ url, worker }) => {
  const ours = await prepareOurs(url, worker);
  await queryOnce(url, "create extension pg_stat_statements");
  const directory = mkdtempSync(join(tmpdir(), "tidewatch-profile-"));
  await timeDrain(ours, COUNT);
  await queryOnce(url, "select pg_stat_statements_reset()");
  const ms = await timeDrain(ours, COUNT, ["--cpu-prof", `--cpu-prof-dir=${directory}`]);
  const rows = await queryOnce<{ per: string; ms: string; wal: string; query: string }>(
    url,
    `select round(calls::numeric / ${COUNT}, 2)::text as per, round(mean_exec_time::numeric, 3)::text as ms,
      round(total_exec_time::numeric / ${COUNT}, 3)::text as total, round(wal_bytes / ${COUNT})::text as wal,
      round((shared_blks_hit + shared_blks_read)::numeric / calls)::text as buffers,
      left(regexp_replace(query, '\\s+', ' ', 'g'), 60) as query
    from pg_stat_statements where dbid = (select oid from pg_database where datname = current_database())
    order by total_exec_time desc limit 10`,
  );
  printTable([{ jobsPerSecond: 1000 / ms }]);
  printTable(rows);
  const [file = ""] = globSync("*.cpuprofile", { cwd: directory });
  const profile = JSON.parse(readFileSync(join(directory, file), "utf8"));
  rmSync(directory, { recursive: true });
  const self = new Map<string, number>();
  const nodes = new Map<number, { callFrame: { functionName: string; url: string } }>(
    profile.nodes.map((node: { id: number }) => [node.id, node]),
  );
  profile.samples.forEach((id: number, n: number) => {
    const frame = nodes.get(id)?.callFrame;
    const path = frame?.url ?? "";
    const name =
      path.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1] ??
      (path.includes("/lib/db/generated")
        ? "generated"
        : path.split("/").slice(-2).join("/") || frame?.functionName || "");
    self.set(name, (self.get(name) ?? 0) + profile.timeDeltas[n] / 1000);
  });
  printTable(
    [...self]
      .toSorted((a, b) => b[1] - a[1])
      .slice(0, 18)
      .map(([name, t]) => ({ name, msPerJob: (t / COUNT).toFixed(3) })),
  );
  return [];
});
