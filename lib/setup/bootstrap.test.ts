import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";

test.each([
  ["20.19.0", "fetches a newer one"],
  ["22.17.1", "fetches a newer one"],
  ["22.18.0", "installs"],
  ["23.11.0", "fetches a newer one"],
  ["24.0.0", "installs"],
])("Node %s %s: what it needs is there from 22.18 on, and from 24", (version, what) => {
  const words = firstInstall(version);
  expect(words.includes(" ci ") ? "installs" : "fetches a newer one").toBe(what);
});

/** What the door asks npm for in a bare tree, where its Node says to be `version` and there is no npm. */
function firstInstall(version: string): string {
  const tree = mkdtempSync(join(tmpdir(), "tidewatch-door-"));
  onTestFinished(() => rmSync(tree, { recursive: true, force: true }));
  const door = join(tree, "lib", "setup", "bootstrap.mjs");
  cpSync(join(import.meta.dirname, "bootstrap.mjs"), door);
  const pretend = `Object.defineProperty(process, "versions", { value: { node: "${version}" } })`;
  const { stderr } = spawnSync(
    process.execPath,
    ["--import", `data:text/javascript,${pretend}`, door, "up"],
    {
      encoding: "utf8",
      env: { ...process.env, npm_execpath: join(tree, "npm.js") },
    },
  );
  expect(stderr).toMatch(/ failed\.$/m);
  return stderr;
}
