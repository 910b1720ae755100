import type { Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import type { Question } from "#lib/engines/questions/question.ts";
import type { Answer } from "../views.ts";
import type { Names } from "../words.ts";

/** Of one who asks: where to read, what things are called, and how many jobs to name at most. */
export type Asking = { db: Db; scope: Scope; names: Names; most: number };

export type Of<Intent extends Question["intent"]> = Extract<Question, { intent: Intent }>;

/** What an intent works out; the rest of the answer is the same for all. */
export type Told = Pick<Answer, "sentences"> & Partial<Pick<Answer, "value" | "jobIds" | "table" | "chart">>;
