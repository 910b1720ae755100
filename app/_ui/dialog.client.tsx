"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";

const WIDTHS = { sm: "w-[400px]", md: "w-[560px]", lg: "w-[1120px]" } as const;

const FIELD = ":is(input:not([type=hidden]), select, textarea):enabled";

type DialogProps = {
  open: boolean;
  onOpenChange(open: boolean): void;
  /** Its name; shown in the header. */
  title: ReactNode;
  /** Beside the title: an id, a state. */
  titleAside?: ReactNode;
  /** What closes the header on the right, before the close button. */
  headerActions?: ReactNode;
  size?: keyof typeof WIDTHS;
  /** Where the focus goes on closing; by default to what had it before. */
  finalFocus?: () => HTMLElement | null;
  children: ReactNode;
  footer?: ReactNode;
};

/** 32 px from the top with its own scroll; on a phone a sheet that fills the screen's foot. */
export function Dialog({
  open,
  onOpenChange,
  title,
  titleAside,
  headerActions,
  size = "md",
  finalFocus,
  children,
  footer,
}: DialogProps) {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-(--z-backdrop) animate-appear bg-backdrop" />
        <Base.Popup
          ref={popup}
          // A dialog to read begins at its title; one to fill in, at its first field, but not where that brings up a keyboard.
          initialFocus={
            size === "lg"
              ? popup
              : (by) => (by === "touch" ? true : (popup.current?.querySelector<HTMLElement>(FIELD) ?? true))
          }
          finalFocus={finalFocus ?? true}
          className={classNames(
            "fixed top-8 left-1/2 z-(--z-dialog) flex max-h-[calc(100dvh-64px)] max-w-[calc(100vw-48px)] -translate-x-1/2 animate-appear flex-col",
            "overflow-hidden rounded-12 bg-surface shadow-3 outline-none",
            "max-sm:top-auto max-sm:right-0 max-sm:bottom-0 max-sm:left-0 max-sm:max-h-[calc(100dvh-32px)] max-sm:w-full max-sm:max-w-none max-sm:translate-x-0 max-sm:rounded-b-none",
            WIDTHS[size],
          )}
        >
          <header className="flex shrink-0 items-center gap-x-2.5 gap-y-1 border-b py-3 pr-3 pl-5 max-sm:flex-wrap max-sm:py-2 max-sm:pr-2 max-sm:pl-4">
            <div
              className={classNames(
                "flex min-w-0 flex-1 flex-wrap items-center gap-x-2.5 gap-y-1",
                headerActions ? "max-sm:order-1 max-sm:basis-full max-sm:pr-2" : null,
              )}
            >
              <Base.Title className="min-w-0 font-semibold text-16 tracking-[-0.012em]">{title}</Base.Title>
              {titleAside}
            </div>
            <div className="ml-auto flex items-center gap-0.5">
              {headerActions}
              <Base.Close
                aria-label="Close"
                title="Close  Esc"
                className="grid size-7 place-items-center rounded-6 text-fg-3 hover:bg-hover max-sm:size-11"
              >
                <Icon of={X} />
              </Base.Close>
            </div>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
          {footer && (
            <footer className="flex shrink-0 flex-wrap justify-end gap-2 border-t px-5 py-3">{footer}</footer>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
