"use client";

import { useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import type { Preview } from "#lib/alerts/views.ts";
import { formatQuantity } from "#lib/format.ts";

type State =
  | { kind: "idle" | "busy" }
  | { kind: "fault"; message: string }
  | { kind: "shown"; preview: Preview };

/** What the rule as it stands in the form would have told of. */
export function RulePreview() {
  const [state, setState] = useState<State>({ kind: "idle" });
  async function look(form: HTMLFormElement | null) {
    if (!form) return;
    setState({ kind: "busy" });
    const fields = [...new FormData(form)].filter(([name]) => !name.startsWith("$"));
    const query = new URLSearchParams(fields.map(([name, value]): [string, string] => [name, String(value)]));
    try {
      const answer = await fetch(`/api/alerts/preview?${query}`);
      if (!answer.ok) return setState({ kind: "fault", message: await answer.text() });
      const preview: Preview = await answer.json();
      setState({ kind: "shown", preview });
    } catch {
      setState({ kind: "fault", message: "Tidewatch cannot be reached. Try again in a few seconds." });
    }
  }
  return (
    <section aria-label="Preview" className="grid gap-2 rounded-8 border bg-sunken p-3 text-13">
      <div className="flex flex-wrap items-center gap-2">
        <span className="min-w-0 flex-1 text-fg-2">What it would have told of in the last 30 days</span>
        <Button
          size="sm"
          disabled={state.kind === "busy"}
          onClick={(event) => void look(event.currentTarget.closest("form"))}
          className="max-sm:h-11"
        >
          {state.kind === "busy" ? "Looking…" : "Preview"}
        </Button>
      </div>
      <div role="status" className="grid gap-2 empty:hidden">
        {state.kind === "fault" && <Notice tone="failed">{state.message}</Notice>}
        {state.kind === "shown" && <Shown preview={state.preview} />}
      </div>
    </section>
  );
}

function Shown({ preview }: { preview: Preview }) {
  const { alerts, suppressed, samples, isPart, warnings } = preview;
  return (
    <>
      <p>
        <b className="font-medium">{formatQuantity(alerts, "alert")}</b>
        {suppressed > 0 && `, and ${formatQuantity(suppressed, "other")} suppressed`}
        {isPart && " (of the newest events alone: there were more)"}.
      </p>
      {samples.length > 0 && (
        <ul className="grid gap-1">
          {samples.map(({ at, title, suppressedBecause }) => (
            <li key={`${at} ${title}`} className="wrap-anywhere">
              {title} <RelativeTime at={at} className="text-12 text-fg-3" />
              {suppressedBecause && <span className="block text-12 text-fg-3">{suppressedBecause}</span>}
            </li>
          ))}
        </ul>
      )}
      {warnings.map((warning) => (
        <Notice key={warning} tone="warn">
          {warning}
        </Notice>
      ))}
    </>
  );
}
