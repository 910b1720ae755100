import { z } from "zod";
import { FAULT_CODES } from "./faults.ts";
import type { PurposeName } from "./purposes.ts";

export type ModelQuestion = {
  purpose: PurposeName;
  /** Names and aggregates of one organization: what is sent, and nothing else. Plain data. */
  items: readonly unknown[];
};

const Fault = z.object({ code: z.enum(FAULT_CODES), message: z.string() });

/** Plain data, so that it can be handed to a thread. */
export const ModelReply = z.object({
  /** Which one is set up; null where none is, or it is off. */
  model: z.string().nullable(),
  /** To each item in its turn, in the purpose's shape; null where there is none. */
  answers: z.array(z.unknown()),
  /** How many items were sent; the others were known, or could not be. */
  sent: z.number(),
  /** Why there are not all answers. */
  fault: Fault.nullable(),
});
export type ModelReply = z.output<typeof ModelReply>;

/** What a worker writes into a request's row. */
export const StoredReply = z.object({ answer: z.unknown(), fault: Fault.nullable() });
export type StoredReply = z.output<typeof StoredReply>;
