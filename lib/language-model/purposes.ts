import type { z } from "zod";
import { documentTables } from "#lib/documentation/document-tables.ts";
import { readQuestion } from "#lib/questions/read-question.ts";
import type { Purpose } from "./purpose.ts";
import { trial } from "./trial.ts";

/** Everything a model may be asked for. A purpose is a file of its noun, and a line here. */
export const PURPOSES = {
  trial,
  document_tables: documentTables,
  question: readQuestion,
} as const satisfies Record<string, Purpose>;
export type PurposeName = keyof typeof PURPOSES;
export type AnswerOf<Name extends PurposeName> = z.output<(typeof PURPOSES)[Name]["kept"]["shape"]>;

export const isPurpose = (name: string): name is PurposeName => Object.hasOwn(PURPOSES, name);
