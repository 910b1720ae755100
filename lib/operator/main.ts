import { parseArgs } from "node:util";
import { AppError } from "#lib/errors.ts";
import { type Arguments, type Command, UsageError } from "./command.ts";
import { COMMANDS } from "./commands.ts";
import { findInstance } from "./instance.ts";
import { openOrganization } from "./organization.ts";
import { Output } from "./output.ts";

/*
 * `npm run tidewatch -- …`. Exit codes: 0 what was asked for came to be; 1 it did not, and the sentence says why;
 * 2 the command was typed wrong; 130 ended by Ctrl-C.
 */
const START = "npm run tidewatch --";

async function main(words: readonly string[]): Promise<number> {
  try {
    const chosen = choose(words);
    if (chosen === null) return help();
    return await perform(chosen.name, chosen.command, chosen.rest);
  } catch (error) {
    return explain(error);
  }
}

type Chosen = { name: string; command: Command; rest: readonly string[] };

/** The command is the first word or two; null where help was asked for, or nothing at all. */
function choose(words: readonly string[]): Chosen | null {
  const [first, second] = words;
  if (first === undefined || ["help", "--help", "-h"].includes(first)) return null;
  for (const [name, length] of [[`${first} ${second}`, 2] as const, [first, 1] as const]) {
    const command = COMMANDS[name];
    if (command) return { name, command, rest: words.slice(length) };
  }
  const group = Object.keys(COMMANDS).filter((name) => name.startsWith(`${first} `));
  const hint = group.length > 0 ? `There are: ${group.join(", ")}.` : "See `npm run tidewatch -- help`.";
  throw new UsageError(
    `There is no command "${group.length > 0 && second ? `${first} ${second}` : first}". ${hint}`,
  );
}

async function perform(name: string, command: Command, rest: readonly string[]): Promise<number> {
  const { values, positionals } = parse(name, command, rest);
  if (values.help) return help(command);
  const given: Arguments = {
    operands: positionals,
    text: (option) => (typeof values[option] === "string" ? values[option] : undefined),
    has: (option) => values[option] === true,
  };
  const output = new Output(given.has("json"));
  const instance = await findInstance(given.text("data"));
  if (command.needs === "instance") return command.run({ instance, output }, given);
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort()).once("SIGTERM", () => stop.abort());
  const opened = await openOrganization(instance, given.text("organization"));
  try {
    return await command.run({ instance, output, signal: stop.signal, ...opened }, given);
  } finally {
    await opened.web.$disconnect();
  }
}

function parse(name: string, command: Command, rest: readonly string[]) {
  const options = {
    data: { type: "string" },
    organization: { type: "string" },
    json: { type: "boolean" },
    help: { type: "boolean", short: "h" },
    ...command.options,
  } as const;
  try {
    const parsed = parseArgs({ args: [...rest], options, allowPositionals: true, strict: true });
    const { operands } = command;
    if (!parsed.values.help && parsed.positionals.length !== operands.length) {
      const wanted = operands.join(" and ") || "nothing more";
      throw new UsageError(`\`${name}\` takes ${wanted}.`);
    }
    return {
      values: parsed.values as Record<string, string | boolean | undefined>,
      positionals: parsed.positionals,
    };
  } catch (error) {
    if (error instanceof UsageError) throw new UsageError(`${error.message}\n\nUsage: ${command.usage}`);
    if (isParseError(error))
      throw new UsageError(`${error.message}\n\nUsage: ${command.usage}`, { cause: error });
    throw error;
  }
}

const isParseError = (error: unknown): error is Error =>
  error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS_");

function help(command?: Command): number {
  const lines = command
    ? [`${START} ${command.usage}`, "", command.summary]
    : [
        `${START} COMMAND [--data DIR] [--organization NAME] [--json]`,
        "",
        ...Object.values(COMMANDS).flatMap(({ usage, summary }) => [`  ${usage}`, `      ${summary}`]),
      ];
  process.stdout.write(`${lines.join("\n")}\n`);
  return 0;
}

function explain(error: unknown): number {
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
  if (error instanceof Error && error.name === "AbortError") {
    process.stderr.write("No longer waiting. The job goes on without this command.\n");
    return 130;
  }
  if (error instanceof AppError) {
    process.stderr.write(`${[error.message, ...Object.values(error.fields)].join("\n")}\n`);
    return 1;
  }
  process.stderr.write(
    `This did not work because of a fault in Tidewatch:\n${error instanceof Error ? error.stack : String(error)}\n`,
  );
  return 1;
}

process.exitCode = await main(process.argv.slice(2));
