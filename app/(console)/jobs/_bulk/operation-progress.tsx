import { ProgressBar } from "#app/_ui/progress-bar.tsx";
import { formatCount } from "#lib/format.ts";
import type { Operation } from "#lib/operations/views.ts";
import { operationTitle, settledOf } from "./words.ts";

/** `412 of 1,240, 3 failed`, and a bar. */
export function OperationProgress({ operation }: { operation: Operation }) {
  const { total, counts } = operation;
  const settled = settledOf(operation);
  const text = `${formatCount(settled)} of ${formatCount(total)}`;
  return (
    <div className="num flex min-w-0 flex-1 flex-wrap items-center gap-x-2.5 text-12 text-fg-2">
      <div className="min-w-12 max-w-60 flex-1">
        <ProgressBar
          percent={(100 * settled) / total}
          label={`Progress: ${operationTitle(operation)}`}
          text={text}
          tone={operation.state === "running" ? "running" : "stopped"}
        />
      </div>
      <span className="whitespace-nowrap">
        {text}
        {counts.failed > 0 && <span className="text-failed-fg">, {formatCount(counts.failed)} failed</span>}
      </span>
    </div>
  );
}
