"use client";

import { Button } from "#app/_ui/button.tsx";
import type { ModelVersion } from "#lib/documentation/views.ts";
import { MarkedText } from "../../../../documentation/_parts/marked-text.tsx";
import { type Decision, useDecision } from "./use-decision.client.tsx";
import { diffWords } from "./word-diff.ts";

type ModelVersionProps = {
  place: { assetId: string; column: string };
  version: ModelVersion;
  /** What stands there now. */
  text: string;
  disabledBecause: string | null;
};

/** What the language model wrote, beside what stands there, for people to accept or to reject. */
export function ModelVersionBox({ place, version, text, disabledBecause }: ModelVersionProps) {
  const { isBusy, take } = useDecision(place.assetId);
  const about = place.column || "the table";
  const button = (decision: Decision, label: string) => (
    <Button
      size="sm"
      tone={decision === "accepted" ? "primary" : "default"}
      disabled={isBusy}
      disabledBecause={disabledBecause}
      aria-label={`${label} the language model’s version of ${about}`}
      onClick={() => take(decision, [{ column: place.column, text: version.text }])}
    >
      {label}
    </Button>
  );
  if (version.decision === "rejected")
    return (
      <p className="mt-1 flex flex-wrap items-center gap-2 text-12 text-fg-3">
        {version.decidedByName} rejected a version of {version.model}. {button("undone", "Undo")}
      </p>
    );
  const parts = diffWords(text, version.text);
  return (
    <section
      aria-label={`The language model’s version of ${about}`}
      className="mt-2 max-w-[100ch] rounded-8 border border-line-soft p-2.5"
    >
      <div className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
        <Side title="As it stands" parts={parts} side="old" />
        <Side title={`As ${version.model} would say it`} parts={parts} side="new" />
      </div>
      <div className="mt-2 flex flex-wrap gap-2">
        {button("accepted", "Accept")}
        {button("rejected", "Reject")}
      </div>
    </section>
  );
}

type SideProps = { title: string; parts: ReturnType<typeof diffWords>; side: "old" | "new" };

/** What is in this text alone is marked, for eyes and for readers of the page. */
function Side({ title, parts, side }: SideProps) {
  const Marked = side === "old" ? "del" : "ins";
  return (
    <div className="min-w-0">
      <p className="text-12 text-fg-3">{title}</p>
      <p className="wrap-anywhere text-fg-2">
        {parts
          .filter(({ isIn }) => isIn === "both" || isIn === side)
          .map(({ text, isIn }, at) =>
            isIn === "both" ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, which is never put in another order
              <MarkedText key={at} text={text} />
            ) : (
              <Marked
                // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, which is never put in another order
                key={at}
                className={
                  side === "old"
                    ? "rounded-4 bg-failed-bg no-underline"
                    : "rounded-4 bg-completed-bg no-underline"
                }
              >
                <MarkedText text={text} />
              </Marked>
            ),
          )}
      </p>
    </div>
  );
}
