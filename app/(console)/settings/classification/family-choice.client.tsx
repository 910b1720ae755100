"use client";

import { useTransition } from "react";
import { toast } from "#app/_ui/toast-requests.ts";
import { TAG_FAMILIES, type TagFamily } from "#lib/engines/tagging/vocabulary.ts";
import { saveFamilies } from "./actions.ts";

const LABELS: Record<TagFamily, string> = {
  pii: "Personal data (pii)",
  sensitivity: "Sensitivity",
  domain: "Part of the business (domain)",
};

type FamilyChoiceProps = { families: readonly TagFamily[]; disabledBecause: string | null };

/** What runs look for. Saved as it is chosen. */
export function FamilyChoice({ families, disabledBecause }: FamilyChoiceProps) {
  const [isBusy, start] = useTransition();
  const toggle = (family: TagFamily) =>
    start(async () => {
      const wanted = TAG_FAMILIES.filter((one) => (one === family) !== families.includes(one));
      const answer = await saveFamilies({ families: wanted });
      toast(
        answer.ok
          ? { message: "Saved. It counts from the next run on.", tone: "completed" }
          : { message: answer.error.message, tone: "failed" },
      );
    });
  return (
    <fieldset
      className="grid gap-1 text-13"
      disabled={isBusy || disabledBecause !== null}
      title={disabledBecause ?? undefined}
    >
      <legend className="sr-only">What runs look for</legend>
      {TAG_FAMILIES.map((family) => (
        <label key={family} className="flex min-h-8 items-center gap-2 max-sm:min-h-11">
          <input
            type="checkbox"
            checked={families.includes(family)}
            onChange={() => toggle(family)}
            className="size-4 accent-accent"
          />
          {LABELS[family]}
        </label>
      ))}
    </fieldset>
  );
}
