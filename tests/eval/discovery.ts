/** `npm run eval -- discovery --database URL [--json]`: what discovery reads of any database, against a plain reading of it. */
import { parseArgs } from "node:util";
import { readCounted } from "#tests/support/counted-reading.ts";
import { readPlainly } from "#tests/support/plain-catalog.ts";
import { readPlainSchemaObjects } from "#tests/support/plain-schema-objects.ts";
import { queryOnce } from "#tests/support/server.ts";
import { objectsRead, objectsThere } from "./discovery/objects.ts";

const { values: options } = parseArgs({
  options: { database: { type: "string" }, json: { type: "boolean", default: false } },
});
if (!options.database) throw new Error("Name a database: --database postgresql://user:password@host/name");
const database = { url: options.database };

const begun = performance.now();
const { asked, told } = await readCounted(database);
const seconds = (performance.now() - begun) / 1_000;
const read = objectsRead(told);

const schemas = await queryOnce<{ name: string }>(
  database.url,
  `select nspname as name from pg_namespace
   where nspname !~ '^pg_' and nspname <> 'information_schema' and has_schema_privilege(oid, 'USAGE') order by 1`,
);
const names = schemas.map(({ name }) => name);
const there = objectsThere(await readPlainly(database, names), await readPlainSchemaObjects(database, names));

const missing = [...there.keys()].filter((key) => !read.has(key));
const extra = [...read.keys()].filter((key) => !there.has(key));
const wrong = [...there.keys()].filter((key) => read.has(key) && read.get(key) !== there.get(key));
const result = {
  objects: there.size,
  missing: missing.length,
  extra: extra.length,
  wrong: wrong.length,
  statements: asked.length,
  seconds: Number(seconds.toFixed(3)),
};
if (options.json) process.stdout.write(`${JSON.stringify(result)}\n`);
else {
  for (const [name, value] of Object.entries(result))
    process.stdout.write(`${name.padEnd(12)}${value.toLocaleString("en")}\n`);
  for (const [what, keys] of Object.entries({ missing, extra, wrong }))
    for (const key of keys.slice(0, 20)) process.stdout.write(`${what}: ${key}\n`);
  for (const key of wrong.slice(0, 3))
    process.stdout.write(`  read:  ${read.get(key)}\n  there: ${there.get(key)}\n`);
}
