import { AppError } from "#lib/errors.ts";
import { type Arguments, type Command, UsageError } from "./command.ts";
import { COMMANDS } from "./commands.ts";
import { findInstance } from "./instance.ts";
import { openOrganization } from "./organization.ts";
import { Output } from "./output.ts";
import { readTyped, usageOf, withUsage } from "./typed.ts";

/*
 * `npm run tidewatch -- …`. Exit codes: 0 what was asked for came to be; 1 it did not, and the sentence says why;
 * 2 the command was typed wrong; 130 ended by Ctrl-C.
 */
const START = "npm run tidewatch --";

async function main(words: readonly string[]): Promise<number> {
  try {
    const typed = readTyped(words);
    if (typed.wants === "help") return help(typed.command);
    return await perform(typed.command, typed.given);
  } catch (error) {
    return explain(error);
  }
}

async function perform(command: Command, given: Arguments): Promise<number> {
  const output = new Output(given.has("json"));
  const instance = await findInstance(given.text("data"));
  try {
    if (command.needs === "instance") return await command.run({ instance, output }, given);
    const opened = await openOrganization(instance, given.text("organization"));
    const stop = new AbortController();
    process.once("SIGINT", () => stop.abort()).once("SIGTERM", () => stop.abort());
    const answer = command.run({ instance, output, signal: stop.signal, ...opened }, given);
    return await answer.finally(() => opened.web.$disconnect());
  } catch (error) {
    throw error instanceof UsageError ? withUsage(error, command) : error;
  }
}

function help(command: Command | null): number {
  const lines = command
    ? [`${START} ${usageOf(command)}`, "", command.summary]
    : [
        `${START} COMMAND [--data DIR] [--organization NAME] [--json]`,
        "",
        ...Object.values(COMMANDS).flatMap(({ usage, summary }) => [`  ${usage}`, `      ${summary}`]),
      ];
  process.stdout.write(`${lines.join("\n")}\n`);
  return 0;
}

function explain(error: unknown): number {
  if (error instanceof UsageError) return say(error.message, 2);
  if (error instanceof Error && error.name === "AbortError") {
    return say("No longer waiting. The job goes on without this command.", 130);
  }
  if (error instanceof AppError) return say([error.message, ...Object.values(error.fields)].join("\n"), 1);
  const words = error instanceof Error ? error.stack : String(error);
  return say(`This did not work because of a fault in Tidewatch:\n${words}`, 1);
}

function say(words: string, exitCode: number): number {
  process.stderr.write(`${words}\n`);
  return exitCode;
}

process.exitCode = await main(process.argv.slice(2));
