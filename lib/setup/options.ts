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

const USAGE = "Options: --port N, --host ADDRESS, --data DIR, --sample, --no-sample.";

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
