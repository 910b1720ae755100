import { z } from "zod";
import type { Answer, Answered } from "#lib/questions/views.ts";

const Expect = z.union([
  z.strictObject({ jobs: z.array(z.string()) }),
  z.strictObject({ assets: z.array(z.string()) }),
  z.strictObject({ value: z.number() }),
  z.strictObject({ abstain: z.literal(true) }),
]);
/** `before`: what was asked in the same conversation, the oldest first. */
export const Case = z.object({
  before: z.array(z.string()).optional(),
  question: z.string(),
  now: z.iso.datetime({ offset: true }),
  expect: Expect,
});
export type Case = z.output<typeof Case>;

export type Verdict = "right" | "wrong" | "abstained";

/** What is not answered is right where it should not be, and wrong nowhere. */
export function judge({ expect }: Pick<Case, "expect">, reply: Answered): Verdict {
  if ("notUnderstood" in reply) return "abstain" in expect ? "right" : "abstained";
  const { answer } = reply;
  if ("abstain" in expect) return "wrong";
  if ("jobs" in expect) return isSameSet(expect.jobs, answer.jobIds) ? "right" : "wrong";
  if ("assets" in expect) return isSameSet(expect.assets, assetsOf(answer)) ? "right" : "wrong";
  const { value } = answer;
  if (value === null) return "wrong";
  const isMeasured =
    ["duration", "rate", "compare"].includes(answer.question.intent) || answer.jobIds.length === 1;
  if (!isMeasured) return value === expect.value ? "right" : "wrong";
  // Durations are seconds; whoever wrote the case may have counted milliseconds.
  return [value, value * 1_000].some((ours) => isNear(ours, expect.value)) ? "right" : "wrong";
}

/** That it leads to. */
const assetsOf = ({ sentences, table }: Answer): string[] => [
  ...new Set(
    [...sentences, ...(table?.rows ?? [])]
      .flat()
      .flatMap((part) =>
        typeof part !== "string" && "to" in part && part.to.page === "asset" ? [part.to.id] : [],
      ),
  ),
];

const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= Math.max(0.001, Math.abs(b) * 0.002);

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  const set = new Set(a);
  return set.size === new Set(b).size && b.every((id) => set.has(id));
}
