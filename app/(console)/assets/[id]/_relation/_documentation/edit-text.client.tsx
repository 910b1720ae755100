"use client";

import { Pencil } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Dialog } from "#app/_ui/dialog.client.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { TextareaField } from "#app/_ui/textarea.tsx";
import { toast } from "#app/_ui/toast-requests.ts";
import { edit, takeBack } from "../../../../documentation/actions.ts";

type EditTextProps = {
  place: { assetId: string; column: string };
  text: string;
  /** What the run wrote, where a person's text stands before it. */
  written: string | null;
  disabledBecause: string | null;
};

/** Says it in one's own words, which no run overwrites; or gives the place back to the runs. */
export function EditText({ place, text, written, disabledBecause }: EditTextProps) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [isBusy, start] = useTransition();
  const [draft, setDraft] = useState(text);
  const about = place.column || "the table";

  const perform = (work: () => ReturnType<typeof edit>, says: string) =>
    start(async () => {
      const answer = await work();
      if (!answer.ok) return toast({ message: answer.error.message, tone: "failed" });
      toast({ message: says, tone: "completed" });
      setOpen(false);
      router.refresh();
    });

  return (
    <>
      <Button
        size="icon-sm"
        tone="ghost"
        aria-label={`Edit the documentation of ${about}`}
        title="Edit"
        disabledBecause={disabledBecause}
        icon={<Icon of={Pencil} size={14} />}
        onClick={() => {
          setDraft(text);
          setOpen(true);
        }}
      />
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title={`Documentation of ${about}`}
        footer={
          <>
            {written !== null && (
              <Button
                className="mr-auto"
                disabled={isBusy}
                onClick={() => perform(() => takeBack(place), "Your text is taken back.")}
              >
                Take my text back
              </Button>
            )}
            <Button disabled={isBusy} onClick={() => setOpen(false)}>
              Cancel
            </Button>
            <Button
              tone="primary"
              disabled={isBusy || draft.trim() === ""}
              onClick={() =>
                perform(() => edit({ ...place, text: draft }), "Saved. No run will overwrite it.")
              }
            >
              Save
            </Button>
          </>
        }
      >
        <div className="px-5 py-4 max-sm:px-4">
          <TextareaField
            label="Text"
            name="text"
            id={`documentation-${place.column}`}
            rows={6}
            maxLength={4000}
            value={draft}
            onChange={(event) => setDraft(event.target.value)}
            hint="No run overwrites what a person has written. `Names` between such marks are shown as names."
          />
          {written && <p className="wrap-anywhere mt-3 text-12 text-fg-3">The last run wrote: {written}</p>}
        </div>
      </Dialog>
    </>
  );
}
