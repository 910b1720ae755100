"use client";

import { Check, Undo2, X } from "lucide-react";
import { Button } from "#app/_ui/button.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import type { Mark } from "#lib/metrics/views.ts";

type MarkButtonsProps = {
  /** Of which value, for those who cannot see where the buttons stand. */
  about: string;
  mark: Mark | null;
  isBusy: boolean;
  disabledBecause: string | null;
  onMark(mark: Mark | null): void;
};

/** What may be said of a value: what is learned goes by it. */
export function MarkButtons({ about, mark, isBusy, disabledBecause, onMark }: MarkButtonsProps) {
  const button = { size: "sm" as const, disabled: isBusy, disabledBecause };
  return (
    <span className="flex flex-wrap gap-1">
      {mark !== "expected" && (
        <Button
          {...button}
          icon={<Icon of={Check} size={14} />}
          title="It was meant to be so: what is usual is learned with it."
          aria-label={`Expected: ${about}`}
          onClick={() => onMark("expected")}
        >
          Expected
        </Button>
      )}
      {mark !== "wrong" && (
        <Button
          {...button}
          icon={<Icon of={X} size={14} />}
          title="It was not meant to be so: what is usual is learned without it."
          aria-label={`Wrong: ${about}`}
          onClick={() => onMark("wrong")}
        >
          Wrong
        </Button>
      )}
      {mark !== null && (
        <Button
          {...button}
          icon={<Icon of={Undo2} size={14} />}
          aria-label={`Undo what was said of ${about}`}
          onClick={() => onMark(null)}
        >
          Undo
        </Button>
      )}
    </span>
  );
}
