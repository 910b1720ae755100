/** “Tomás: which jobs failed”, “@Tomás”: to whom it is said, which tells nothing of who started jobs. */
import type { Mark } from "../marks.ts";
import { NOT_WHAT_A_PERSON_DID, type Refusal } from "../refusal.ts";
import { GREETS } from "../remarks/aside-words.ts";

const HEAD =
  /^\s*(?<at>@)?(?<head>[^:]{1,80}?)(?:(?:\s*:\s+|,\s+(?=(?:which|what|how|who|when|why|show|list|did)\b))(?<rest>\S.*))?$/su;
const OF_NOBODY: Refusal = {
  because: NOT_WHAT_A_PERSON_DID,
  offers: ["jobs I started"],
};

const NAMES_ITSELF =
  /^\s*(?:(?:hi|hello|hey)\b[,! ]*)?(?:(?:it['’]?s|it is|i['’]?m|i am|this is) (?<is>\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?)|(?<here>\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?) (?:here|speaking))\b(?<rest>.*)$/isu;
const OF_ANOTHER: Refusal = {
  because: "“My” is of who is signed in. Ask for the jobs of that person by name.",
  offers: ["jobs I started"],
};

/** `marks` reads words; `me` is who asks. */
export function addressed(
  text: string,
  marks: (words: string) => readonly Mark[],
  me: string | null,
): Refusal | null {
  const self = NAMES_ITSELF.exec(text)?.groups;
  const [who] = self ? marks(self.is ?? self.here ?? "") : [];
  if (who?.kind === "person" && who.id !== me && /\b(?:my|mine|i|me)\b/i.test(self?.rest ?? ""))
    return OF_ANOTHER;
  const { at, head = "", rest } = HEAD.exec(text)?.groups ?? {};
  if (at && marks(head)[0]?.kind === "person") return OF_NOBODY;
  if (!rest || GREETS.has(head.split(/[\s,]/)[0]?.toLowerCase() ?? "")) return null;
  const said = marks(head);
  const [before, last] = said.slice(-2);
  // “Tomás:”, “I'm looking at this for Tomás:”; who asks may say so too.
  const isNamed =
    said.length === 1
      ? before?.kind === "person"
      : last?.kind === "person" && /^for$/i.test(before?.said ?? "");
  const isBare = said.every(
    (mark) =>
      ["person", "filler", "unknown"].includes(mark.kind) ||
      (mark.kind === "flag" && mark.value === "refers"),
  );
  return isNamed && isBare ? OF_NOBODY : null;
}
