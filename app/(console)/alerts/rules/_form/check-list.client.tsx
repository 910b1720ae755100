"use client";

import { useState } from "react";
import { Checkbox } from "#app/_ui/checkbox.tsx";

type Choice = { value: string; label: string; hint?: string | undefined };

type CheckListProps = {
  label: string;
  name: string;
  choices: readonly Choice[];
  initial: readonly string[];
  hint?: string;
  error?: string | undefined;
  isDisabled: boolean;
  onChange?: (values: readonly string[]) => void;
};

/** Several of a few. What was chosen stays whatever becomes of the form. */
export function CheckList({
  label,
  name,
  choices,
  initial,
  hint,
  error,
  isDisabled,
  onChange,
}: CheckListProps) {
  const [chosen, setChosen] = useState<readonly string[]>(initial);
  const noteId = `list-${name}-note`;
  const toggle = (value: string) => {
    const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
    setChosen(next);
    onChange?.(next);
  };
  return (
    <fieldset className="grid gap-1.5 text-13" disabled={isDisabled} aria-describedby={noteId}>
      <legend className="mb-1.5 font-medium">{label}</legend>
      <div className="grid gap-1.5 sm:grid-cols-2">
        {choices.map(({ value, label: name_, hint: choiceHint }) => (
          <Checkbox
            key={value}
            id={`field-${name}-${value}`}
            name={name}
            value={value}
            label={name_}
            hint={choiceHint}
            checked={chosen.includes(value)}
            onChange={() => toggle(value)}
            className="max-sm:min-h-8"
          />
        ))}
      </div>
      <p id={noteId} className={`text-12 ${error ? "text-failed-fg" : "text-fg-3"}`}>
        {error ?? hint}
      </p>
    </fieldset>
  );
}
