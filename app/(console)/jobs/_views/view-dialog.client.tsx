"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Checkbox } from "#app/_ui/checkbox.tsx";
import { Dialog } from "#app/_ui/dialog.client.tsx";
import { FormStatus } from "#app/_ui/form-status.tsx";
import { TextField } from "#app/_ui/input.tsx";
import { toast } from "#app/_ui/toast-requests.ts";
import { changeThisView, saveThisView } from "./actions.ts";
import type { CurrentView } from "./view-address.ts";

type ViewDialogProps = {
  /** What is saved where no view is edited. */
  query: string;
  edited: CurrentView | null;
  finalFocus(): HTMLElement | null;
  onClose(): void;
};

export default function ViewDialog({ query, edited, finalFocus, onClose }: ViewDialogProps) {
  const router = useRouter();
  const [name, setName] = useState(edited?.name ?? "");
  const [isShared, setShared] = useState(edited?.isShared ?? false);
  const [error, setError] = useState<{ message: string; name: string | undefined } | null>(null);
  const [isPending, start] = useTransition();

  const save = () =>
    start(async () => {
      const answer = edited
        ? await changeThisView({ id: edited.id, name, isShared })
        : await saveThisView({ name, isShared, query });
      if (!answer.ok) return setError({ message: answer.error.message, name: answer.error.fields.name });
      const address = [query, `view=${answer.data.id}`].filter(Boolean).join("&");
      if (!edited) router.push(`/jobs?${address}`, { scroll: false });
      toast({
        subject: answer.data.id,
        message: `“${answer.data.name}” is saved${isShared ? ", and everybody here can open it" : ""}.`,
        tone: "completed",
      });
      onClose();
    });

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={edited ? "Rename or share the view" : "Save this list as a view"}
      size="sm"
      finalFocus={finalFocus}
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button tone="primary" type="submit" form="saved-view" disabled={isPending}>
            {isPending ? "Saving…" : "Save view"}
          </Button>
        </>
      }
    >
      <form
        id="saved-view"
        noValidate
        className="flex flex-col gap-4 p-5 max-sm:p-4"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        {error && !error.name && <FormStatus error={error.message} />}
        <TextField
          label="Name"
          name="name"
          autoComplete="off"
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={error?.name}
          hint={
            edited
              ? undefined
              : "It keeps the tab and the filters. Columns and row height stay each person's own."
          }
        />
        <Checkbox
          name="isShared"
          label="Share with everybody here"
          hint="All can open it. Only you and admins can change it."
          checked={isShared}
          disabled={edited?.isShared && !edited.isMine}
          onChange={(event) => setShared(event.target.checked)}
        />
      </form>
    </Dialog>
  );
}
