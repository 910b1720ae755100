import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";

const ROOT = join(import.meta.dirname, "..", "..");

/** Rule → the file that breaks it and what that file says. The files they import stand below. */
const BREACHES: Record<string, [path: string, text: string]> = {
  "no-cycles": ["lib/jobs/about.ts", 'import "#lib/jobs/round.ts";'],
  "no-barrels": ["lib/sources/commands.ts", 'import "#lib/sources/index.ts";'],
  "no-orphans": ["lib/jobs/forgotten.ts", "export const forgotten = 1;"],
  "no-unresolvable": ["app/lost.tsx", 'import "./nowhere.ts";'],
  "pages-share-parts-alone": ["app/(console)/assets/page.tsx", 'import "#app/(console)/jobs/_list/row.tsx";'],
  "lib-knows-no-app": ["lib/jobs/enqueue.ts", 'import "#app/page.tsx";'],
  "workers-know-no-web": ["workers/main.ts", 'import "#lib/web/scope.ts";'],
  "web-is-outermost": ["lib/jobs/queries.ts", 'import "#lib/web/scope.ts";'],
  "only-web-knows-next": ["lib/jobs/feed.ts", 'import "next";'],
  "engines-are-pure": ["lib/engines/tagging/tag.ts", 'import "#lib/db/client.ts";'],
  "connectors-behind-open": ["lib/jobs/run.ts", 'import "#lib/connectors/postgres/session.ts";'],
  "connectors-open-in-a-job": ["lib/sources/queries.ts", 'import "#lib/connectors/open.ts";'],
  "connectors-know-no-domain": ["lib/connectors/postgres/session.ts", 'import "#lib/catalog/queries.ts";'],
  "outbound-knows-no-product": ["lib/outbound/http.ts", 'import "#lib/catalog/queries.ts";'],
  "outbound-is-the-way-out": ["lib/jobs/outside.ts", 'import "node:https";'],
  "web-sends-nothing-out": ["lib/web/hook.ts", 'import "#lib/outbound/http.ts";'],
  "threads-have-no-database": ["lib/jobs/handlers.ts", 'import "#lib/db/client.ts";'],
  "prisma-behind-db": ["lib/catalog/queries.ts", 'import "#lib/db/generated/client.ts";'],
  "browser-takes-only-plain-lib": ["app/list.client.tsx", 'import "#lib/catalog/queries.ts";'],
  "plain-stays-plain": ["lib/jobs/status.ts", 'import "#lib/db/client.ts";'],
};
const REST: Record<string, string> = {
  "lib/jobs/round.ts": 'import "#lib/jobs/about.ts";',
  "lib/sources/index.ts": "export {};",
  "app/page.tsx": "export {};",
  "app/(console)/jobs/_list/row.tsx": "export {};",
  "lib/web/scope.ts": "export {};",
  "lib/db/client.ts": "export {};",
  "lib/connectors/open.ts": "export {};",
  "lib/db/generated/client.ts": "export {};",
  "node_modules/next/index.js": "",
  "node_modules/next/package.json": '{ "name": "next", "version": "1.0.0", "main": "index.js" }',
};

const Report = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

let tree: string;
beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), "tidewatch-boundaries-"));
  for (const name of [".dependency-cruiser.cjs", "tsconfig.json", "package.json"]) {
    copyFileSync(join(ROOT, name), join(tree, name));
  }
});
afterAll(() => rmSync(tree, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(join(tree, dirname(path)), { recursive: true });
  writeFileSync(join(tree, path), `${text}\n`);
}

/** `rule: file` for every breach that `npm run check` would report in this tree. */
function cruise(): string[] {
  const program = join(ROOT, "node_modules", "dependency-cruiser", "bin", "dependency-cruise.mjs");
  const args = [program, "--output-type", "json", "app", "lib", "workers"];
  const output = execFileSync(process.execPath, args, { cwd: tree, encoding: "utf8", maxBuffer: 1 << 26 });
  const { violations } = Report.parse(JSON.parse(output)).summary;
  return violations.map(({ rule, from }) => `${rule.name}: ${from}`);
}

test("every boundary of the house is broken once, and every breach is seen", () => {
  const { forbidden } = createRequire(import.meta.url)(join(ROOT, ".dependency-cruiser.cjs"));
  expect(Object.keys(BREACHES).toSorted()).toEqual(
    forbidden.map(({ name }: { name: string }) => name).toSorted(),
  );
  for (const [path, text] of [...Object.entries(REST), ...Object.values(BREACHES)]) write(path, text);
  const seen = cruise();
  for (const [rule, [path]] of Object.entries(BREACHES)) expect(seen).toContain(`${rule}: ${path}`);
});

test("what keeps the boundaries is let through", () => {
  for (const path of ["app", "lib", "workers"]) rmSync(join(tree, path), { recursive: true, force: true });
  write("lib/db/client.ts", "export {};");
  write("lib/catalog/queries.ts", 'import "#lib/db/client.ts";');
  write("lib/jobs/status.ts", "export {};");
  write("app/list.client.tsx", 'import "#lib/jobs/status.ts";');
  write("app/page.tsx", 'import "./list.client.tsx";\nimport "#lib/catalog/queries.ts";\nimport "next";');
  write("workers/main.ts", 'import "#lib/catalog/queries.ts";');
  expect(cruise()).toEqual([]);
});
