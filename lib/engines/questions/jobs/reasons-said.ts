/** Why jobs failed, where it is not said as a reason of failures: of whom it comes, that there is none, the thing itself. */
import type { Mark } from "../marks.ts";
import type { Refusal } from "../refusal.ts";

/** `isOfFailed`: it goes on from a question about failures. */
export const reasonsWrongly = (marks: readonly Mark[], isOfFailed: boolean): Refusal | null =>
  uncaused(marks) ?? causeOfReason(marks) ?? noneOf(marks) ?? (isOfFailed ? null : bareReason(marks));

/** “Caused by Maya”, “because of the deployment”: of what failures come from their reason is kept, and nothing else. */
function uncaused(marks: readonly Mark[]): Refusal | null {
  const isUncaused = marks.some(({ kind }, at) => {
    const next = marks
      .slice(at + 1)
      .find((mark) => mark.kind !== "filler" && !(mark.kind === "flag" && mark.value === "refers"));
    const isReason =
      next?.kind === "error" ||
      (next?.kind === "grouping" && next.value === "error") ||
      (next?.kind === "status" && next.values.join() === "failed");
    return kind === "because" && !isReason;
  });
  return isUncaused
    ? {
        because:
          "Of why jobs failed the kind of error is kept. Ask for failures by reason, or why one failed.",
        offers: ["failures by reason", "why did the last job fail"],
      }
    : null;
}

/** “What caused the network outage behind it”: of the reason itself no cause is kept. */
function causeOfReason(marks: readonly Mark[]): Refusal | null {
  const isOfReason = marks.some(
    (mark, at) =>
      mark.kind === "flag" &&
      mark.value === "why" &&
      /caus|reason|behind|led to|brought/i.test(mark.said) &&
      marks.slice(at + 1).find((next) => !/^(the|a|an|that|this|our|for|of)$/i.test(next.said))?.kind ===
        "error",
  );
  return isOfReason
    ? {
        because: "What caused an error beyond its kind is not kept. Ask why a job failed.",
        offers: ["why did the last job fail"],
      }
    : null;
}

/** “No permission errors” are none of them, and “no permission” is why some failed. */
function noneOf(marks: readonly Mark[]): Refusal | null {
  const found = marks.find(
    ({ kind, said }, at) =>
      kind === "error" &&
      /^(had |have |has |with )?no /i.test(said) &&
      /^(errors?|failures?|problems?|issues?|trouble)$/i.test(marks[at + 1]?.said ?? ""),
  );
  return found
    ? {
        because: "What had none of such errors is not told. Ask for failures by reason.",
        offers: ["failures by reason"],
      }
    : null;
}

const IS_THING =
  /^(the )?(passwords?|credentials?|login|network|networking|firewall|permissions?|privileges?|access rights|authentication|connectivity|memory)$/i;

/** “What is the password for crm”, “jobs that had the right password”: neither says that something failed. */
function bareReason(marks: readonly Mark[]): Refusal | null {
  const isBare = marks.some((mark) => mark.kind === "error" && IS_THING.test(mark.said));
  const isOfFailures = marks.some(
    (mark) =>
      ["status", "because", "job"].includes(mark.kind) ||
      (mark.kind === "error" && !IS_THING.test(mark.said)) ||
      (mark.kind === "grouping" && mark.value === "error") ||
      (mark.kind === "flag" && mark.value === "why"),
  );
  return isBare && !isOfFailures
    ? { because: "It does not say that failures are meant.", offers: ["failures by reason"] }
    : null;
}
