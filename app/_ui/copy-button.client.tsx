"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "./button.tsx";
import { copyText } from "./copy-text.ts";
import { Icon } from "./icon.tsx";

type CopyButtonProps = {
  /** What is put on the clipboard. */
  text: string;
  /** What that is: `Copy J-7F3KQ2`. */
  label: string;
  /** The icon alone; its label is then the tooltip. */
  isIconOnly?: boolean;
  className?: string;
};

/** Copies, and says so for two seconds. */
export function CopyButton({ text, label, isIconOnly = false, className = "" }: CopyButtonProps) {
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [isCopied]);

  const copy = async () => {
    if (await copyText(text)) setCopied(true);
  };
  const icon = (
    <Icon of={isCopied ? Check : Copy} size={14} className={isCopied ? "text-completed-mark!" : ""} />
  );
  if (isIconOnly)
    return (
      <button
        type="button"
        onClick={copy}
        aria-label={label}
        title={label}
        className={`grid size-6 place-items-center max-sm:size-11 rounded-4 text-fg-3 hover:bg-hover hover:text-fg ${className}`}
      >
        {icon}
      </button>
    );
  return (
    <Button
      size="sm"
      icon={icon}
      onClick={copy}
      aria-label={isCopied ? undefined : label}
      className={className}
    >
      {isCopied ? "Copied" : "Copy"}
    </Button>
  );
}
