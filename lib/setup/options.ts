import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { invalid } from "#lib/errors.ts";

export type StartOptions = {
  port: number;
  host: string;
  /** Where data, keys and logs are kept. */
  directory: string;
  /** Unset: with the embedded database yes, with DATABASE_URL no. */
  sample: boolean | undefined;
};

const USAGE = "Options: --port N, --host ADDRESS, --data DIR, --sample, --no-sample, --help.";

export const startHelp = (mode: string): string => `npm run ${mode} -- [options]

  --port 3000        where the pages are
  --host 127.0.0.1   who can reach them: this machine alone, unless you name another address
  --data DIR         where data and keys are kept, .data by default
  --sample           with the sample database, also where DATABASE_URL names a database of your own
  --no-sample        without the sample database

Variables: see .env.example.`;

export const asksForHelp = (args: readonly string[]): boolean =>
  args.some((word) => word === "--help" || word === "-h");

export function readStartOptions(
  args: string[],
  environment: NodeJS.Dict<string> = process.env,
): StartOptions {
  const values = parse(args);
  const port = Number(values.port ?? environment.PORT ?? 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw invalid(
      `The port must be a whole number from 1 to 65535, not "${values.port ?? environment.PORT}".`,
    );
  }
  return {
    port,
    host: values.host ?? environment.HOST ?? "127.0.0.1",
    directory: dataDirectory(values.data),
    sample: values.sample,
  };
}

export const dataDirectory = (given: string | undefined): string => resolve(given ?? ".data");

function parse(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      allowNegative: true,
      options: {
        port: { type: "string" },
        host: { type: "string" },
        data: { type: "string" },
        sample: { type: "boolean" },
      },
    });
    return values;
  } catch (error) {
    throw invalid(`${error instanceof Error ? error.message.split(". ")[0] : error}. ${USAGE}`);
  }
}
