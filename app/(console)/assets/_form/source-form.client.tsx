"use client";

import { Plug } from "lucide-react";
import { type ReactNode, useActionState, useEffect, useRef, useState } from "react";
import { FormStatus } from "#app/_ui/form-status.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { submitSource } from "../actions.ts";
import { CheckFields } from "./check-fields.tsx";
import { DiscoveryFields } from "./discovery-fields.tsx";
import type { FormValues } from "./form-values.ts";
import { IntentButton } from "./intent-button.client.tsx";
import type { DiscoverySchedule } from "./read-form.ts";
import { RoleSqlPanel } from "./role-sql-panel.tsx";
import { SourceFields } from "./source-fields.tsx";

type SourceFormProps = {
  /** Null until it was first saved or tested. */
  sourceId: string | null;
  stored: FormValues;
  hasPassword: boolean;
  /** A draft can be saved and discovered; a connected source is saved. */
  isConnected: boolean;
  discovery: DiscoverySchedule | null;
  /** Said beside the buttons: whether what is stored was tested. */
  note: ReactNode;
  /** The last test and what came of it. */
  children: ReactNode;
};

/** Works as a plain post too: the answer then comes with the next page. */
export function SourceForm({
  sourceId,
  stored,
  hasPassword,
  isConnected,
  discovery,
  note,
  children,
}: SourceFormProps) {
  const [answer, submit] = useActionState(submitSource, null);
  const form = useRef<HTMLFormElement>(null);
  const values = { ...stored, ...answer?.values };
  const refusal = answer && !answer.ok ? answer.error : null;
  const [typed, setTyped] = useState<FormValues>(values);

  // Each answer draws the fields anew, with what was typed: a browser would not reset its selects by itself.
  const [round, setRound] = useState({ answer, number: 0 });
  if (round.answer !== answer) setRound({ answer, number: round.number + 1 });

  useEffect(() => {
    if (refusal) form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  }, [refusal]);

  return (
    <form
      ref={form}
      action={submit}
      noValidate
      onInput={(event) => setTyped(textOf(event.currentTarget))}
      className="grid items-start gap-x-8 gap-y-6 px-5 pt-3 pb-10 max-sm:px-4 xl:grid-cols-[minmax(0,42rem)_minmax(26rem,1fr)]"
    >
      <input type="hidden" name="sourceId" value={sourceId ?? ""} />
      <div className="grid max-w-2xl gap-5">
        <SourceFields
          key={round.number}
          values={values}
          errors={refusal?.fields ?? {}}
          hasPassword={hasPassword}
        />
        {discovery && (
          <DiscoveryFields
            key={`discovery${round.number}`}
            discovery={discovery}
            typed={answer?.values ?? {}}
            errors={refusal?.fields ?? {}}
          />
        )}
        {discovery && (
          <CheckFields
            key={`checks${round.number}`}
            initial={values.checks ?? discovery.checks}
            error={refusal?.fields.checks}
          />
        )}
        <FormStatus error={refusal?.message} />
        <div className="flex flex-wrap items-center gap-2">
          <IntentButton intent="test" icon={<Icon of={Plug} />} pendingLabel="Saving for the test">
            {isConnected ? "Save and test connection" : "Test connection"}
          </IntentButton>
          {isConnected ? (
            <IntentButton intent="save" tone="primary" pendingLabel="Saving">
              Save
            </IntentButton>
          ) : (
            <IntentButton intent="discover" tone="primary" pendingLabel="Saving">
              Save and run discovery
            </IntentButton>
          )}
          <span className="text-12 text-fg-3">{note}</span>
        </div>
      </div>
      <div className="grid max-w-2xl gap-6">
        {children}
        <RoleSqlPanel values={typed} />
      </div>
    </form>
  );
}

const textOf = (form: HTMLFormElement): FormValues =>
  Object.fromEntries(
    [...new FormData(form)].filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
