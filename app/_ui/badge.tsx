import type { ReactNode } from "react";

const TONES = {
  neutral: "bg-hover text-fg-2",
  accent: "bg-accent-bg-2 text-accent-text",
  warn: "bg-warn-bg text-warn-fg",
  completed: "bg-completed-bg text-completed-fg",
  failed: "bg-failed-bg text-failed-fg",
} as const;

/** A word in a small grey box: a kind, a role, a class. Not a status. */
export function Badge({ tone = "neutral", children }: { tone?: keyof typeof TONES; children: ReactNode }) {
  return (
    <span
      className={`inline-flex h-5 items-center gap-1 whitespace-nowrap rounded-4 px-1.5 font-medium text-12 ${TONES[tone]}`}
    >
      {children}
    </span>
  );
}
