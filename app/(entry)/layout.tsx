import type { ReactNode } from "react";
import { Mark } from "#app/_ui/mark.tsx";

/** The pages before one is signed in: one card, one thing to do. */
export default function EntryLayout({ children }: { children: ReactNode }) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-[420px] flex-col px-4 pt-[max(24px,12dvh)] pb-8">
      <p className="mb-4 flex items-center gap-2 font-semibold text-16 tracking-[-0.01em]">
        <Mark className="size-6 text-accent-text" />
        Tidewatch
      </p>
      {children}
    </main>
  );
}
