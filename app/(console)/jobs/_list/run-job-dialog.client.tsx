"use client";

import { useState, useTransition } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Dialog } from "#app/_ui/dialog.client.tsx";
import { FormStatus } from "#app/_ui/form-status.tsx";
import { SelectField } from "#app/_ui/select.tsx";
import { toast } from "#app/_ui/toast-requests.ts";
import { useJobTypes } from "../_parts/job-types.client.tsx";
import { runJob } from "../actions.ts";
import type { RunnableSource } from "./runnable-source.ts";

type RunJobDialogProps = { sources: readonly RunnableSource[]; onClose(): void };

export default function RunJobDialog({ sources, onClose }: RunJobDialogProps) {
  const types = useJobTypes().filter((type) => type.canRun);
  const [type, setType] = useState(types[0]?.type ?? "");
  const [sourceId, setSourceId] = useState(sources[0]?.id ?? "");
  const [error, setError] = useState<string | null>(null);
  const [isPending, start] = useTransition();
  const chosen = types.find((known) => known.type === type);

  const run = () =>
    start(async () => {
      const answer = await runJob({ type, sourceId });
      if (!answer.ok) return setError(answer.error.message);
      const { id, shortId, isNew } = answer.data;
      toast({
        message: isNew ? `${shortId} is on its way` : `${shortId} is waiting already`,
        action: { label: "Open", href: `/jobs?job=${id}` },
      });
      onClose();
    });

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Run a job"
      size="sm"
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button tone="primary" type="submit" form="run-job" disabled={isPending}>
            {isPending ? "Asking…" : "Run job"}
          </Button>
        </>
      }
    >
      <form
        id="run-job"
        className="flex flex-col gap-4 p-5"
        onSubmit={(event) => {
          event.preventDefault();
          run();
        }}
      >
        <SelectField
          label="Job type"
          name="type"
          value={type}
          onChange={(event) => setType(event.target.value)}
          options={types.map(({ type: value, label }) => ({ value, label }))}
          hint={chosen?.description}
        />
        <SelectField
          label="Source"
          name="sourceId"
          value={sourceId}
          onChange={(event) => setSourceId(event.target.value)}
          options={sources.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <FormStatus error={error} />
      </form>
    </Dialog>
  );
}
