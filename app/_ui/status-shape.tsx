import type { JobStatus } from "#lib/jobs/status.ts";

type ShapeProps = { of: JobStatus | "cancelling" | "waiting"; size?: 14 | 16 | 18; className?: string };

/** Completed and failed are filled, the rest outlined: the shape alone tells them apart. */
export function StatusShape({ of: status, size = 16, className = "" }: ShapeProps) {
  return (
    <svg
      viewBox="0 0 16 16"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      // The whole picture turns: the compositor does that by itself, and would not with a part of it.
      className={`shrink-0 ${DRAWINGS[status] === RING ? "motion-safe:animate-turn" : ""} ${className}`}
    >
      {DRAWINGS[status]}
    </svg>
  );
}

const RING = (
  <>
    <circle cx="8" cy="8" r="5.75" strokeWidth={2} opacity={0.25} />
    <path d="M8 2.25A5.75 5.75 0 0 1 13.75 8" strokeWidth={2} />
  </>
);

const DRAWINGS = {
  pending: (
    <>
      <circle cx="8" cy="8" r="5.75" />
      <path d="M8 5v3.2l2 1.2" />
    </>
  ),
  running: RING,
  cancelling: RING,
  completed: (
    <>
      <circle cx="8" cy="8" r="6.5" fill="currentColor" stroke="none" />
      <path d="m5.3 8.3 1.9 1.9 3.6-4.2" className="stroke-surface" />
    </>
  ),
  failed: (
    <>
      <circle cx="8" cy="8" r="6.5" fill="currentColor" stroke="none" />
      <path d="m6 6 4 4M10 6l-4 4" className="stroke-surface" />
    </>
  ),
  cancelled: (
    <>
      <circle cx="8" cy="8" r="5.75" />
      <path d="M5.5 8h5" strokeWidth={1.8} />
    </>
  ),
  /** A step nobody has reached. */
  waiting: <circle cx="8" cy="8" r="5" strokeDasharray="1.5 3" />,
} as const;
