import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { invalid } from "#lib/errors.ts";
import { runCommand } from "./terminal.ts";

const BENCHES = join(import.meta.dirname, "..", "..", "tests", "bench");

/** `npm run bench -- NAME …`: runs tests/bench/NAME.ts with the rest of the arguments. */
await runCommand(async () => {
  const [name = "", ...rest] = process.argv.slice(2);
  const file = join(BENCHES, `${name}.ts`);
  if (!/^[\w-]+$/.test(name) || !existsSync(file)) {
    const names = existsSync(BENCHES) ? readdirSync(BENCHES).filter((entry) => entry.endsWith(".ts")) : [];
    throw invalid(`Name a bench: ${names.map((entry) => entry.slice(0, -3)).join(", ")}.`);
  }
  process.argv = [process.execPath, file, ...rest];
  await import(pathToFileURL(file).href);
});
