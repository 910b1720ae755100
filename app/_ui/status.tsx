import { type JobStatus, STATUS_LABELS } from "#lib/jobs/status.ts";
import { classNames } from "./class-names.ts";
import { StatusShape } from "./status-shape.tsx";

type Look = JobStatus | "cancelling";

const WORDS: Record<Look, string> = { ...STATUS_LABELS, cancelling: "Cancelling…" };

const TEXT: Record<Look, string> = {
  pending: "text-pending-fg",
  running: "text-running-fg",
  completed: "text-completed-fg",
  failed: "text-failed-fg",
  cancelled: "text-cancelled-fg",
  cancelling: "text-cancelled-fg",
};
const MARK: Record<Look, string> = {
  pending: "text-pending-mark",
  running: "text-running-mark",
  completed: "text-completed-mark",
  failed: "text-failed-mark",
  cancelled: "text-cancelled-mark",
  cancelling: "text-cancelled-mark",
};
const PANEL: Record<Look, string> = {
  pending: "border-pending-line bg-pending-bg",
  running: "border-running-line bg-running-bg",
  completed: "border-completed-line bg-completed-bg",
  failed: "border-failed-line bg-failed-bg",
  cancelled: "border-cancelled-line bg-cancelled-bg",
  cancelling: "border-cancelled-line bg-cancelled-bg",
};

type StatusProps = {
  status: JobStatus;
  isCancelling?: boolean;
  /** In a pill of its own colour. */
  isBadge?: boolean;
  /** Other words beside the same icon and colour, e.g. `Attempt 2`. */
  children?: string;
};

/** Icon, word and colour: no one of them alone carries the meaning. */
export function Status({ status, isCancelling = false, isBadge = false, children }: StatusProps) {
  const look: Look = isCancelling && status === "running" ? "cancelling" : status;
  return (
    <span
      className={classNames(
        "inline-flex items-center gap-1.5 whitespace-nowrap align-middle font-medium text-13",
        TEXT[look],
        isBadge && classNames("h-6 rounded-full border pr-2.5 pl-[7px]", PANEL[look]),
      )}
    >
      <StatusShape of={look} className={MARK[look]} />
      {children ?? WORDS[look]}
    </span>
  );
}
