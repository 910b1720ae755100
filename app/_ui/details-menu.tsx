import { Activity, type ReactNode } from "react";
import { classNames } from "./class-names.ts";

type DetailsMenuProps = {
  /** What opens it; drawn by the caller. */
  summary: ReactNode;
  className?: string;
  align?: "start" | "end";
  children: ReactNode;
};

/** What a summary opens, without script too. `FilterCloser` closes it where there is one. */
export function DetailsMenu({ summary, className, align = "start", children }: DetailsMenuProps) {
  return (
    <details name="menu" data-filter className="relative min-w-0 max-sm:in-data-sheet:flex-1">
      <summary className={className}>{summary}</summary>
      <div
        className={classNames(
          "absolute top-full z-(--z-menu) mt-1 max-h-[min(560px,60dvh)] w-60 max-w-[calc(100vw-32px)] overflow-y-auto rounded-8 bg-raised p-1 shadow-2",
          "max-sm:in-data-sheet:static max-sm:in-data-sheet:mt-0 max-sm:in-data-sheet:mb-2 max-sm:in-data-sheet:max-h-none max-sm:in-data-sheet:w-full max-sm:in-data-sheet:max-w-none max-sm:in-data-sheet:bg-sunken max-sm:in-data-sheet:shadow-none",
          align === "start" ? "left-0" : "right-0",
        )}
      >
        {/* Nobody sees it yet: it comes to life after what is seen. */}
        <Activity>{children}</Activity>
      </div>
    </details>
  );
}
