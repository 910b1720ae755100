import type { ParseArgsOptionsConfig } from "node:util";
import type { Scope } from "#lib/auth/scope.ts";
import type { Db, PrismaClient } from "#lib/db/client.ts";
import type { Instance } from "./instance.ts";
import type { Output } from "./output.ts";

/** What was typed wrong: one sentence, then the command's usage. Ends with exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

export type Arguments = {
  /** One for each of `Command.operands`. */
  operands: readonly string[];
  text(option: string): string | undefined;
  has(option: string): boolean;
};

/** A command's world: the instance it found, one organization of it, and where its words go. */
export type Operator = {
  readonly instance: Instance;
  /** The web's database role: bound to one organization at a time, and blind to credentials. */
  readonly web: PrismaClient;
  readonly scope: Scope;
  readonly output: Output;
  /** Aborted by Ctrl-C: whoever waits stops waiting. */
  readonly signal: AbortSignal;
  /** One transaction in the organization. */
  inOrganization<T>(work: (db: Db, scope: Scope) => Promise<T>): Promise<T>;
};

type Shape = {
  /** How it is typed, after `npm run tidewatch --`. */
  usage: string;
  summary: string;
  operands: readonly string[];
  options?: ParseArgsOptionsConfig;
};

/** The exit code is the answer: 0 only when what was asked for came to be. */
export type Command =
  | (Shape & { needs: "organization"; run(operator: Operator, given: Arguments): Promise<number> })
  | (Shape & {
      needs: "instance";
      run(around: Pick<Operator, "instance" | "output">, given: Arguments): Promise<number>;
    });
