"use client";

import type { ReactNode } from "react";
import { CopyButton } from "#app/_ui/copy-button.client.tsx";
import { Input } from "#app/_ui/input.tsx";

/** A link that somebody else is to open: whole, selectable, and one press from the clipboard. */
export function CopyLink({ url, children }: { url: string; children: ReactNode }) {
  return (
    <div className="rounded-8 border border-accent-line bg-accent-bg p-3 text-13">
      <p>{children}</p>
      <div className="mt-2 flex items-center gap-2">
        <Input
          readOnly
          value={url}
          aria-label="Link"
          className="mono flex-1"
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton text={url} label="Copy link" className="max-sm:h-11" />
      </div>
    </div>
  );
}
