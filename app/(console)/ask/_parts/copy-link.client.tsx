"use client";

import type { ReactNode } from "react";
import { copyText } from "#app/_ui/copy-text.ts";
import { toast } from "#app/_ui/toast-requests.ts";

/** Copies the address at which the question is asked again, of the newest records. */
export function CopyLink({ path, icon }: { path: string; icon: ReactNode }) {
  const copy = async () => {
    const isCopied = await copyText(new URL(path, window.location.href).href);
    toast({
      message: isCopied ? "Link copied" : "The browser does not let this page copy.",
      ...(!isCopied && { tone: "failed" }),
    });
  };
  return (
    <button
      type="button"
      onClick={copy}
      aria-label="Copy link"
      title="Copy link"
      className="grid size-6 shrink-0 place-items-center rounded-4 text-fg-3 hover:bg-hover hover:text-fg max-sm:-my-3 max-sm:size-11"
    >
      {icon}
    </button>
  );
}
