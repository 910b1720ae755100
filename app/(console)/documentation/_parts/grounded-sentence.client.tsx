"use client";

import { PreviewCard } from "@base-ui/react/preview-card";
import { type KeyboardEvent, useId, useState } from "react";
import type { Sentence } from "#lib/engines/documentation/facts.ts";
import { MarkedText } from "./marked-text.tsx";

const OPENS_AFTER_MS = 200;

/** A sentence that shows what it rests on: under the pointer, with the focus, and at a touch. The focus stays on it. */
export function GroundedSentence({ sentence: { text, facts } }: { sentence: Sentence }) {
  const [isOpen, setOpen] = useState(false);
  const factsId = useId();
  const openByKey = (event: KeyboardEvent) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault(); // a space would scroll the page
    setOpen(true);
  };
  return (
    <PreviewCard.Root open={isOpen} onOpenChange={setOpen}>
      <PreviewCard.Trigger
        delay={OPENS_AFTER_MS}
        closeDelay={0}
        render={<span />}
        role="button"
        tabIndex={0}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-describedby={isOpen ? factsId : undefined}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onClick={() => setOpen(true)}
        onKeyDown={openByKey}
        className="wrap-anywhere cursor-default rounded-4 decoration-line-strong decoration-dotted underline-offset-4 hover:underline data-popup-open:underline"
      >
        <MarkedText text={text} />
      </PreviewCard.Trigger>{" "}
      <PreviewCard.Portal>
        <PreviewCard.Positioner side="bottom" align="start" sideOffset={4} className="z-(--z-menu)">
          <PreviewCard.Popup
            id={factsId}
            role="dialog"
            aria-label="What it rests on"
            className="max-w-[min(420px,calc(100vw-32px))] rounded-8 bg-raised p-3 text-12 shadow-2"
          >
            <p className="font-medium">It rests on</p>
            <ul className="mt-1 grid gap-1 text-fg-2">
              {facts.map(({ kind, says }) => (
                <li key={`${kind} ${says}`} className="wrap-anywhere">
                  {says}
                </li>
              ))}
            </ul>
          </PreviewCard.Popup>
        </PreviewCard.Positioner>
      </PreviewCard.Portal>
    </PreviewCard.Root>
  );
}
