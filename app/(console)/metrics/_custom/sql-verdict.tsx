import { CircleAlert, CircleCheck } from "lucide-react";
import { Icon } from "#app/_ui/icon.tsx";
import type { Verdict } from "./use-sql-check.client.tsx";

/** Whether a statement would be taken, else why not and where. */
export function SqlVerdict({ verdict }: { verdict: Verdict }) {
  if (verdict.state === "nothing") return null;
  if (verdict.state === "checking") return <span className="text-fg-3">Checking…</span>;
  if (verdict.state === "unknown") return <span className="text-warn-fg">{verdict.why}</span>;
  const { check } = verdict;
  if (check.isAllowed)
    return (
      <span className="flex items-start gap-1.5 text-completed-fg">
        <Icon of={CircleCheck} size={14} className="mt-0.5 shrink-0" />
        <span className="wrap-anywhere min-w-0">{reads(check.relations)}</span>
      </span>
    );
  const { reason, excerpt } = check;
  return (
    <span className="grid gap-1 text-failed-fg">
      <span className="flex items-start gap-1.5">
        <Icon of={CircleAlert} size={14} className="mt-0.5 shrink-0" />
        <span className="wrap-anywhere min-w-0">{reason}</span>
      </span>
      {excerpt && (
        <span className="wrap-anywhere text-12 text-fg-2">
          Line {excerpt.line}, character {excerpt.character}:{" "}
          <code className="mono whitespace-pre-wrap">
            {excerpt.before}
            <mark className="rounded-4 bg-failed-bg px-0.5 text-failed-fg underline">{excerpt.marked}</mark>
            {excerpt.after}
          </code>
        </span>
      )}
    </span>
  );
}

function reads(relations: readonly { schema: string | null; name: string }[]): string {
  const names = [...new Set(relations.map(({ schema, name }) => (schema ? `${schema}.${name}` : name)))];
  return names.length === 0 ? "It only computes. No table is read." : `It only reads: ${names.join(", ")}.`;
}
