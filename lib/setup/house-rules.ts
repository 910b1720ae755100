import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const MOST_LINES = 300;
const SOURCES = ["{app,lib,workers,tests}/**/*.{ts,tsx,mjs,css}", "*.{ts,mjs,cjs}"];
const GENERATED = /^lib\/db\/generated\/|^next-env\.d\.ts$/;
/** Time and chance are arguments of an engine, so that the same data always gives the same answer. */
const IMPURE = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.now\(|\brandom(UUID|Bytes)\(/;

type SourceFile = { path: string; text: string };

/** What the compiler, the linter and the import rules cannot see; one sentence for each fault. */
export function findFaults(root: string): string[] {
  const files = SOURCES.flatMap((pattern) => globSync(pattern, { cwd: root }))
    .filter((path) => !GENERATED.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
  const json = (name: string): unknown => JSON.parse(readFileSync(join(root, name), "utf8"));
  return [
    ...findLongFiles(files),
    ...findImpureEngines(files),
    ...findRanges(json("package.json")),
    ...findMissingOptionals(json("package-lock.json")),
  ];
}

export const findLongFiles = (files: SourceFile[]): string[] =>
  files
    .map(({ path, text }) => ({ path, lines: text.split("\n").length - 1 }))
    .filter(({ lines }) => lines > MOST_LINES)
    .map(
      ({ path, lines }) =>
        `${path} has ${lines} lines; look for the second noun in it (at most ${MOST_LINES}).`,
    );

export const findImpureEngines = (files: SourceFile[]): string[] =>
  files
    .filter(({ path, text }) => /^lib\/engines\/(?!.*\.test\.ts$)/.test(path) && IMPURE.test(text))
    .map(({ path }) => `${path} asks for the time or for chance; take it as an argument.`);

const Package = z.object({
  dependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
});

export function findRanges(packageJson: unknown): string[] {
  const { dependencies, devDependencies, optionalDependencies } = Package.parse(packageJson);
  return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name, version]) => `package.json asks for ${name} ${version}; name one exact version.`);
}

const Lockfile = z.object({
  packages: z.record(
    z.string(),
    z.object({ optionalDependencies: z.record(z.string(), z.string()).default({}) }),
  ),
});

/** npm leaves out, without a word, what the registry lacked on the day; `npm ci` then fails on other platforms. */
export function findMissingOptionals(lockfile: unknown): string[] {
  const { packages } = Lockfile.parse(lockfile);
  const entries = new Set(Object.keys(packages).map((path) => path.split("node_modules/").at(-1)));
  return Object.entries(packages).flatMap(([path, { optionalDependencies }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !entries.has(name))
      .map((name) => `package-lock.json has no entry for ${name}, which ${path || "package.json"} names.`),
  );
}
