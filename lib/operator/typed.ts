import { parseArgs } from "node:util";
import { type Arguments, type Command, UsageError } from "./command.ts";
import { COMMANDS } from "./commands.ts";

/** What was typed: a command with what it was given, or a wish for help, about one command or all. */
export type Typed =
  | { wants: "work"; command: Command; given: Arguments }
  | { wants: "help"; command: Command | null };

export function readTyped(words: readonly string[]): Typed {
  const [first] = words;
  if (first === undefined || ["help", "--help", "-h"].includes(first))
    return { wants: "help", command: null };
  const { name, command, rest } = choose(first, words);
  try {
    return parse(name, command, rest);
  } catch (error) {
    throw error instanceof UsageError ? withUsage(error, command) : error;
  }
}

/** The sentence, then how it is typed. */
export const withUsage = (error: UsageError, command: Command): UsageError =>
  new UsageError(`${error.message}\n\nUsage: ${usageOf(command)}`, { cause: error.cause });

/** With the option that a second organization makes necessary. */
export const usageOf = ({ usage, needs }: Command): string =>
  needs === "organization" ? `${usage} [--organization NAME]` : usage;

type Chosen = { name: string; command: Command; rest: readonly string[] };

/** A command's name is the first word or the first two. */
function choose(first: string, words: readonly string[]): Chosen {
  for (const length of [2, 1]) {
    const name = words.slice(0, length).join(" ");
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (command) return { name, command, rest: words.slice(length) };
  }
  const group = Object.keys(COMMANDS).filter((name) => name.startsWith(`${first} `));
  if (group.length === 0) {
    throw new UsageError(`There is no command "${first}". See \`npm run tidewatch -- help\`.`);
  }
  throw new UsageError(
    `There is no command "${words.slice(0, 2).join(" ")}". There are: ${group.join(", ")}.`,
  );
}

function parse(name: string, command: Command, rest: readonly string[]): Typed {
  const options = {
    data: { type: "string" },
    organization: { type: "string" },
    json: { type: "boolean" },
    help: { type: "boolean", short: "h" },
    ...command.options,
  } as const;
  const { values, positionals } = parseStrictly({ args: [...rest], options, allowPositionals: true });
  if (values.help) return { wants: "help", command };
  if (positionals.length !== command.operands.length) {
    throw new UsageError(`\`${name}\` takes ${command.operands.join(" and ") || "nothing more"}.`);
  }
  const given: Arguments = {
    operands: positionals,
    text: (option) => (typeof values[option] === "string" ? values[option] : undefined),
    has: (option) => values[option] === true,
  };
  return { wants: "work", command, given };
}

type Parsed = { values: Record<string, unknown>; positionals: string[] };

function parseStrictly(config: Parameters<typeof parseArgs>[0]): Parsed {
  try {
    return parseArgs({ ...config, strict: true });
  } catch (error) {
    const isTyped =
      error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS_");
    throw isTyped ? new UsageError(error.message, { cause: error }) : error;
  }
}
