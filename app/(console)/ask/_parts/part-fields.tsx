import { useId } from "react";
import { Input } from "#app/_ui/input.tsx";
import type { PartChoices } from "./choices-of.ts";

/** The choices of a part; of a period with days of one's own. */
export function PartFields({ label, options, chosen, isOne, hasDays }: PartChoices & { label: string }) {
  return (
    <fieldset className="min-w-0">
      <legend className="pb-1 font-medium text-12 text-fg-3">{label}</legend>
      {isOne && hasDays && <Choice type="radio" value="" label="Any time" isChosen={chosen.includes("")} />}
      {options.map(({ value, label: words }) => (
        <Choice
          key={value}
          type={isOne ? "radio" : "checkbox"}
          value={value}
          label={words}
          isChosen={chosen.includes(value)}
        />
      ))}
      {options.length === 0 && <p className="py-1.5 text-12 text-fg-3">Nothing to choose from yet.</p>}
      {hasDays && <Days />}
    </fieldset>
  );
}

type ChoiceProps = { type: "radio" | "checkbox"; value: string; label: string; isChosen: boolean };

const Choice = ({ type, value, label, isChosen }: ChoiceProps) => (
  <label className="flex min-h-8 items-center gap-2 rounded-6 text-13 hover:bg-pressed max-sm:min-h-11">
    <input
      type={type}
      name="value"
      value={value}
      defaultChecked={isChosen}
      className="size-4 shrink-0 accent-accent"
    />
    <span className="min-w-0 truncate">{label}</span>
  </label>
);

function Days() {
  const id = useId();
  return (
    <div className="mt-1 grid gap-1 border-t pt-2 text-12">
      <label htmlFor={`${id}-from`} className="text-fg-2">
        From
      </label>
      <Input id={`${id}-from`} type="date" name="from" className="h-7! max-sm:h-11!" />
      <label htmlFor={`${id}-to`} className="text-fg-2">
        To, that day included
      </label>
      <Input id={`${id}-to`} type="date" name="to" className="h-7! max-sm:h-11!" />
    </div>
  );
}
