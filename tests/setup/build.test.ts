import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, test } from "vitest";

test("no page is made at build time: one without its request's nonce would never come alive", () => {
  const manifest = readFileSync(join(inject("tree"), ".next", "prerender-manifest.json"), "utf8");
  const { routes } = JSON.parse(manifest);
  const pages = Object.keys(routes).filter((route) => !/\.\w+$/.test(route));
  expect(pages.filter((route) => !["/_not-found", "/_global-error"].includes(route))).toEqual([]);
});

test("what every page loads asks to be compiled while it loads", () => {
  const build = join(inject("tree"), ".next");
  const { rootMainFiles } = JSON.parse(readFileSync(join(build, "build-manifest.json"), "utf8"));
  expect(rootMainFiles.length).toBeGreaterThan(0);
  for (const file of rootMainFiles)
    expect(readFileSync(join(build, file), "utf8")).toMatch(/^\/\/# allFunctionsCalledOnLoad\n/);
});
