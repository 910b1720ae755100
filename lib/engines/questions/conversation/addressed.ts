/** “Tomás: which jobs failed”, “@Tomás”: to whom it is said, which tells nothing of who started jobs. */
import type { Mark } from "../marks.ts";
import type { Refusal } from "../refusal.ts";

const HEAD =
  /^\s*(?<at>@)?(?<head>[^:]{1,80}?)(?:(?:\s*:\s+|,\s+(?=(?:which|what|how|who|when|why|show|list|did)\b))(?<rest>\S.*))?$/su;
const OF_NOBODY: Refusal = {
  because: "It does not say what that person has to do with the jobs. Ask for jobs that somebody started.",
  offers: ["jobs I started"],
};

/** `marks` reads words. */
export function addressed(text: string, marks: (words: string) => readonly Mark[]): Refusal | null {
  const { at, head = "", rest } = HEAD.exec(text)?.groups ?? {};
  if (at && marks(head)[0]?.kind === "person") return OF_NOBODY;
  if (!rest) return null;
  const said = marks(head);
  const isNamed = said.some(({ kind }) => kind === "person");
  const isBare = said.every(
    (mark) =>
      ["person", "filler", "unknown"].includes(mark.kind) ||
      (mark.kind === "flag" && mark.value === "refers"),
  );
  return isNamed && isBare ? OF_NOBODY : null;
}
