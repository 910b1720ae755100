"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Dialog } from "#app/_ui/dialog.client.tsx";
import { CONTROL, Field } from "#app/_ui/field.tsx";
import { TextField } from "#app/_ui/input.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { SelectField } from "#app/_ui/select.tsx";
import { TextareaField } from "#app/_ui/textarea.tsx";
import { type Brought, sendImport } from "./send-import.ts";

type ImportDialogProps = {
  sources: readonly { id: string; name: string }[];
  sourceId: string | null;
  onClose(): void;
};

const KINDS = [
  { value: "dbt", label: "dbt manifest" },
  { value: "sql", label: "SQL statements" },
  { value: "statistics", label: "Statements that it ran" },
] as const satisfies { value: Brought; label: string }[];

const FORM = "lineage-import";

/** A file of dbt, or statements as text; a job reads it, and its page opens. */
export function ImportDialog({ sources, sourceId, onClose }: ImportDialogProps) {
  const router = useRouter();
  const [isBusy, start] = useTransition();
  const [kind, setKind] = useState<Brought>("dbt");
  const [refusal, setRefusal] = useState<string | null>(null);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setRefusal(null);
    start(async () => {
      const answer = await sendImport(kind, form);
      if (!answer.ok) return setRefusal(answer.why);
      onClose();
      router.push(`/jobs/${answer.jobId}`);
    });
  };

  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="Import lineage"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" form={FORM} disabled={isBusy}>
            {isBusy ? "Sending…" : "Import"}
          </Button>
        </>
      }
    >
      <form id={FORM} onSubmit={submit} className="grid gap-4 px-5 py-4 max-sm:px-4">
        {refusal && <Notice tone="failed">{refusal}</Notice>}
        <SelectField
          label="Source"
          name="source"
          defaultValue={sourceId ?? sources[0]?.id}
          options={sources.map(({ id, name }) => ({ value: id, label: name }))}
          hint="Where the tables are that it speaks of."
        />
        <SelectField
          label="What"
          name="kind"
          value={kind}
          onChange={({ target }) =>
            setKind(KINDS.find(({ value }) => value === target.value)?.value ?? "dbt")
          }
          options={KINDS}
        />
        {kind === "statistics" && (
          <p className="text-13 text-fg-2">
            A job reads them from pg_stat_statements, where that is there and the role may. In most of them
            the server has put placeholders for values; Postgres before 16 leaves those of commands such as
            CREATE TABLE AS. Tidewatch keeps what they move, and none of their text.
          </p>
        )}
        {kind === "dbt" && (
          <Field
            label="File"
            name="file"
            hint="target/manifest.json, at most 32 MB. After dbt compile it tells columns, else tables alone."
          >
            {(control) => (
              <input
                {...control}
                type="file"
                accept=".json,application/json"
                className={`${CONTROL} h-auto py-1.5 file:mr-2.5 file:rounded-4 file:border file:border-line file:bg-raised file:px-2 file:py-0.5 file:text-13 max-sm:h-auto`}
              />
            )}
          </Field>
        )}
        {kind === "sql" && (
          <>
            <TextField
              label="Name"
              name="name"
              defaultValue="statements.sql"
              hint="The next import of that name replaces this one."
            />
            <TextareaField
              label="Statements"
              name="sql"
              rows={8}
              isMono
              spellCheck={false}
              placeholder="insert into report select … from orders"
              hint="INSERT … SELECT, CREATE TABLE AS, MERGE, UPDATE … FROM, CREATE VIEW. The text is kept until it is read, a week at most. What of it is not followed, as CALL and DO, is told by its job."
            />
          </>
        )}
      </form>
    </Dialog>
  );
}
