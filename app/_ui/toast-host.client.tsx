"use client";

import { Toast } from "@base-ui/react/toast";
import { X } from "lucide-react";
import Link from "next/link";
import { useEffect } from "react";
import { Icon } from "./icon.tsx";
import { StatusShape } from "./status-shape.tsx";
import { type ToastRequest, takeToasts } from "./toast-requests.ts";

const manager = Toast.createToastManager<ToastRequest>();

export default function ToastHost({ requests }: { requests: readonly ToastRequest[] }) {
  useEffect(() => {
    if (requests.length === 0) return;
    for (const request of takeToasts())
      manager.add({
        id: request.subject ?? request.message,
        title: request.message,
        data: request,
        timeout: request.action ? 8_000 : 5_000,
        priority: request.tone === "failed" ? "high" : "low",
      });
  }, [requests]);

  return (
    <Toast.Provider toastManager={manager} limit={3}>
      <Toast.Portal>
        <Toast.Viewport className="fixed bottom-4 left-1/2 z-(--z-toast) flex w-max max-w-[calc(100vw-32px)] -translate-x-1/2 flex-col items-center gap-2">
          <Toasts />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function Toasts() {
  const { toasts, close } = Toast.useToastManager<ToastRequest>();
  return toasts.map((shown) => {
    const { tone = "info", action } = shown.data ?? { message: "" };
    return (
      <Toast.Root
        key={shown.id}
        toast={shown}
        swipeDirection={["down", "right"]}
        className="flex min-h-11 max-w-full animate-appear items-center gap-2.5 rounded-8 bg-raised py-1.5 pr-1.5 pl-3.5 text-13 shadow-2 data-limited:hidden"
      >
        {tone !== "info" && (
          <StatusShape of={tone} className={tone === "failed" ? "text-failed-mark" : "text-completed-mark"} />
        )}
        <Toast.Title render={<p />} className="min-w-0" />
        {action && <Action action={action} onDone={() => close(shown.id)} />}
        <Toast.Close
          aria-label="Dismiss"
          className="grid size-8 place-items-center rounded-6 text-fg-3 hover:bg-hover max-sm:size-11"
        >
          <Icon of={X} size={14} />
        </Toast.Close>
      </Toast.Root>
    );
  });
}

type ActionProps = { action: NonNullable<ToastRequest["action"]>; onDone(): void };

function Action({ action, onDone }: ActionProps) {
  const look =
    "flex h-8 shrink-0 items-center rounded-6 px-2 font-medium text-accent-text hover:bg-hover max-sm:h-11";
  if ("href" in action)
    return (
      <Link href={action.href} onClick={onDone} className={look}>
        {action.label}
      </Link>
    );
  return (
    <button
      type="button"
      className={look}
      onClick={() => {
        action.onSelect();
        onDone();
      }}
    >
      {action.label}
    </button>
  );
}
