"use client";

import { AlertDialog } from "@base-ui/react/alert-dialog";
import { type ReactNode, useId, useState } from "react";
import { Button } from "./button.tsx";
import { CONTROL } from "./field.tsx";

type ConfirmProps = {
  open: boolean;
  onOpenChange(open: boolean): void;
  /** A question: `Cancel this discovery?` */
  title: string;
  /** What will happen, and what stays. */
  children: ReactNode;
  /** The verb of what is confirmed: `Cancel Job`, `Remove source`. */
  confirmLabel: string;
  keepLabel?: string;
  tone?: "danger" | "primary";
  /** Text that must be typed first, for what cannot be undone. */
  typed?: string;
  isPending?: boolean;
  /** Where the focus goes on closing; by default to what had it before. */
  finalFocus?: () => HTMLElement | null;
  onConfirm(): void;
};

/** Asks once, before something that destroys. The safe answer has the focus. */
export function Confirm({
  open,
  onOpenChange,
  title,
  children,
  confirmLabel,
  keepLabel = "Keep it",
  tone = "danger",
  typed,
  isPending = false,
  finalFocus,
  onConfirm,
}: ConfirmProps) {
  const [entered, setEntered] = useState("");
  const inputId = useId();
  return (
    <AlertDialog.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="fixed inset-0 z-(--z-dialog) animate-appear bg-backdrop" />
        <AlertDialog.Popup
          finalFocus={finalFocus ?? true}
          className="fixed top-[20dvh] left-1/2 z-(--z-dialog) w-[380px] max-w-[calc(100vw-32px)] -translate-x-1/2 animate-appear rounded-8 bg-raised px-4 pt-3.5 pb-3 text-13 leading-[19px] shadow-3 outline-none"
        >
          <AlertDialog.Title className="font-semibold text-13">{title}</AlertDialog.Title>
          <AlertDialog.Description render={<div />} className="mt-1 text-fg-2">
            {children}
          </AlertDialog.Description>
          {typed && (
            <div className="mt-3 flex flex-col gap-1.5">
              <label htmlFor={inputId}>
                Type <b className="font-medium">{typed}</b> to confirm
              </label>
              <input
                id={inputId}
                value={entered}
                onChange={(event) => setEntered(event.target.value)}
                autoComplete="off"
                className={CONTROL}
              />
            </div>
          )}
          <div className="mt-3.5 flex flex-wrap justify-end gap-2">
            <AlertDialog.Close render={<Button>{keepLabel}</Button>} />
            <Button
              tone={tone}
              disabled={isPending || (typed !== undefined && entered.trim() !== typed)}
              onClick={onConfirm}
            >
              {confirmLabel}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
