"use client";

import { Popover } from "@base-ui/react/popover";
import { useState } from "react";
import type { Sentence } from "#lib/engines/documentation/facts.ts";
import { MarkedText } from "./marked-text.tsx";

const OPENS_AFTER_MS = 200;

/** A sentence that shows what it rests on: under the pointer, with the focus, and at a touch. */
export function GroundedSentence({ sentence: { text, facts } }: { sentence: Sentence }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger
        openOnHover
        delay={OPENS_AFTER_MS}
        onFocus={(event) => event.currentTarget.matches(":focus-visible") && setOpen(true)}
        onBlur={() => setOpen(false)}
        render={<span />}
        nativeButton={false}
        className="wrap-anywhere cursor-default rounded-4 decoration-line-strong decoration-dotted underline-offset-4 hover:underline data-popup-open:underline"
      >
        <MarkedText text={text} />
      </Popover.Trigger>{" "}
      <Popover.Portal>
        <Popover.Positioner side="bottom" align="start" sideOffset={4} className="z-(--z-menu)">
          <Popover.Popup
            initialFocus={false}
            finalFocus={false}
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
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
