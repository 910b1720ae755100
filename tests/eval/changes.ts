/**
 * What differs between two schema scripts, told by a real discovery of each on a throw-away Postgres:
 * `npm run eval -- changes --before FILE.sql --after FILE.sql [--in-place | --whole] [--json]`.
 *
 * The second script may be a whole schema for an empty database, where names tell what is what, or statements that
 * change the first, where object ids do and renames are told. Without a flag it is taken for statements where it runs
 * on top of the first and makes nothing by itself that the first made, too.
 */
import { randomUUID } from "node:crypto";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startEmbedded } from "#lib/db/embedded.ts";
import { invalid } from "#lib/errors.ts";
import { compareDatabases } from "./changes/compare.ts";
import { createStates } from "./changes/states.ts";

const { values: options } = parseArgs({
  options: {
    before: { type: "string" },
    after: { type: "string" },
    "in-place": { type: "boolean", default: false },
    whole: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
});
if (!options.before || !options.after) throw invalid("Name two files: --before FILE.sql --after FILE.sql.");
const scripts = { before: readFileSync(options.before, "utf8"), after: readFileSync(options.after, "utf8") };
const way = options["in-place"] ? "in-place" : options.whole ? "whole" : null;

const directory = mkdtempSync(join(tmpdir(), "tidewatch-eval-"));
chmodSync(directory, 0o755);
const cluster = await startEmbedded({ directory, password: randomUUID(), fast: true });
try {
  const changes = await compareDatabases(cluster.url, await createStates(cluster.url, scripts, way));
  if (options.json) process.stdout.write(`${JSON.stringify(changes)}\n`);
  else
    for (const [what, list] of Object.entries(changes)) {
      process.stdout.write(`${what}: ${list.length}\n`);
      for (const { kind, object, detail } of list)
        process.stdout.write(`  ${kind.padEnd(27)} ${object}${detail && `  ${detail}`}\n`);
    }
} finally {
  await cluster.stop();
  rmSync(directory, { recursive: true, force: true });
}
