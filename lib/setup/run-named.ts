import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { invalid } from "#lib/errors.ts";
import { runCommand } from "./terminal.ts";

const TESTS = join(import.meta.dirname, "..", "..", "tests");

/** `npm run FOLDER -- NAME …`: runs tests/FOLDER/NAME.ts with the rest of the arguments. */
export const runNamed = (folder: string, what: string): Promise<void> =>
  runCommand(async () => {
    const [name = "", ...rest] = process.argv.slice(2);
    const directory = join(TESTS, folder);
    const file = join(directory, `${name}.ts`);
    if (!/^[\w-]+$/.test(name) || !existsSync(file)) {
      const entries = existsSync(directory) ? readdirSync(directory) : [];
      const names = entries.filter((entry) => entry.endsWith(".ts")).map((entry) => entry.slice(0, -3));
      throw invalid(`Name ${what}: ${names.join(", ")}.`);
    }
    process.argv = [process.execPath, file, ...rest];
    await import(pathToFileURL(file).href);
  });
