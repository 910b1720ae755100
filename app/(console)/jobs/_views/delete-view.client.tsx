"use client";

import { usePathname, useRouter } from "next/navigation";
import { useTransition } from "react";
import { Confirm } from "#app/_ui/confirm.client.tsx";
import { toast } from "#app/_ui/toast-requests.ts";
import { deleteThisView } from "./actions.ts";
import type { CurrentView } from "./view-address.ts";

type DeleteViewProps = {
  view: CurrentView;
  /** Of the list, which stays as it is. */
  query: string;
  finalFocus(): HTMLElement | null;
  onClose(): void;
};

export default function DeleteView({ view, query, finalFocus, onClose }: DeleteViewProps) {
  const router = useRouter();
  const path = usePathname();
  const [isPending, start] = useTransition();
  const remove = () =>
    start(async () => {
      const answer = await deleteThisView({ id: view.id });
      if (!answer.ok) return toast({ message: answer.error.message, tone: "failed" });
      toast({ subject: view.id, message: `“${view.name}” is deleted.`, tone: "completed" });
      onClose();
      router.replace(query ? `${path}?${query}` : path, { scroll: false });
    });
  return (
    <Confirm
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Delete the view “${view.name}”?`}
      confirmLabel="Delete view"
      isPending={isPending}
      finalFocus={finalFocus}
      onConfirm={remove}
    >
      {view.isShared
        ? "Nobody here can open it any more, and its links will say that it is gone. No job is touched."
        : "Its links will say that it is gone. No job is touched."}
    </Confirm>
  );
}
