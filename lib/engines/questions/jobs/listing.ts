/** Jobs that are listed, or one of them of which something is told. */
import type { Question, Which } from "../question.ts";
import { NOT_OF_JOBS, type Refusal } from "../refusal.ts";
import type { Slots } from "./slots.ts";

export const listed = (
  which: Which,
  about: "job" | "when" | "duration",
  limit: number | null,
  order: "newest" | "oldest" = "newest",
): Question => ({
  ...{ intent: "list", which, order, limit, about },
});

export function list(
  which: Which,
  { flags, which: own, tables, periods }: Slots,
  isPlural: boolean,
): Question | Refusal {
  const isNarrowed =
    Object.values(own).some((value) => (Array.isArray(value) ? value.length > 0 : value !== null)) ||
    tables.length > 0 ||
    periods.length > 0;
  const isOfJobs =
    flags.has("jobs") ||
    flags.has("ran") ||
    flags.has("begun") ||
    flags.has("me") ||
    flags.has("ended") ||
    own.status.length > 0 ||
    own.errorClass.length > 0 ||
    own.trigger.length > 0 ||
    own.overSeconds !== null ||
    (own.type.length > 0 && (isPlural || periods.length > 0));
  const asks = flags.has("show") || flags.has("which") || flags.has("exists");
  // “What is billing” and “show customers” ask for no jobs.
  const isOfThem = own.type.length > 0 || own.startedBy.length > 0;
  if (!isOfJobs && isNarrowed && !(isOfThem && (flags.has("show") || flags.has("exists"))))
    return NOT_OF_JOBS;
  if (!isNarrowed && !(asks && flags.has("jobs")))
    return { because: "It does not say which jobs are meant, or what to tell of them.", isPartial: true };
  if (!isOfJobs && !(asks && isNarrowed))
    return { because: "It does not say what to tell: how many, which, how long, why?", isPartial: true };
  return listed(which, "job", null);
}
