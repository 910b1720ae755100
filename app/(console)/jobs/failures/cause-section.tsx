import Link from "next/link";
import { Badge } from "#app/_ui/badge.tsx";
import { CodeBlock } from "#app/_ui/code-block.tsx";
import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import { StatusShape } from "#app/_ui/status-shape.tsx";
import { may, type Role } from "#lib/auth/scope.ts";
import { formatQuantity } from "#lib/format.ts";
import { jobTypeLabel } from "#lib/jobs/catalog.ts";
import { FAILURE_CLASSES, type FailureClass } from "#lib/jobs/failure.ts";
import { IN_SETTINGS } from "#lib/jobs/failure-fixes.ts";
import type { FailureGroup, FailurePlace } from "#lib/jobs/failures/queries.ts";
import { CauseActs } from "./cause-acts.client.tsx";

/** Of these a connection test finds out whether the fix was right. */
const TESTABLE = new Set(["CREDENTIALS", "NETWORK", "PERMISSION", "TIMEOUT", "NOT_FOUND", "INVALID_CONFIG"]);

/** One cause: what happened, how often and where, what to do, and one button for all of it. */
export function CauseSection({ group, role }: { group: FailureGroup; role: Role }) {
  const isResolved = group.resolvedAt !== null;
  const tested = TESTABLE.has(group.class)
    ? group.places.find(({ sourceId }) => sourceId !== null)
    : undefined;
  const isEditable = IN_SETTINGS.has(group.class) && may(role, "sources.manage");
  return (
    <section aria-label={group.message} className="border-b px-5 py-4 max-sm:px-4">
      <div className="flex items-start gap-2.5">
        <StatusShape
          of={isResolved ? "completed" : "failed"}
          size={18}
          className={`mt-0.5 ${isResolved ? "text-completed-mark" : "text-failed-mark"}`}
        />
        <div className="min-w-0 flex-1">
          <div className="flex flex-wrap items-center gap-2">
            <h2 className="wrap-anywhere min-w-0 font-semibold text-14">{group.message}</h2>
            <Badge>{labelOf(group.class)}</Badge>
            {group.isAgain && <Badge tone="warn">Again</Badge>}
            {isResolved && <Badge tone="completed">Resolved</Badge>}
          </div>
          <p className="num mt-0.5 text-12 text-fg-3">
            {formatQuantity(group.jobs, "failed job")} · since <RelativeTime at={group.since} />, last{" "}
            <RelativeTime at={group.lastAt} />
            {group.resolvedAt && (
              <>
                {" "}
                · resolved <RelativeTime at={group.resolvedAt} />
              </>
            )}
          </p>
          <Places group={group} />
          {!isResolved && (
            <div className="mt-3 flex max-w-[720px] flex-col gap-3">
              <p className="text-13">
                {group.cause} <b className="font-medium">{group.remedy}</b>
              </p>
              {group.remedySql && <CodeBlock code={group.remedySql} label="the statements" />}
              <CauseActs
                groupId={group.id}
                open={group.open}
                role={role}
                retryHelps={group.retryHelps}
                isEditable={isEditable}
                source={tested?.sourceId ? { id: tested.sourceId, name: tested.label } : null}
              />
            </div>
          )}
        </div>
      </div>
    </section>
  );
}

const labelOf = (name: string): string => (isKnown(name) ? FAILURE_CLASSES[name] : name);
const isKnown = (name: string): name is FailureClass => name in FAILURE_CLASSES;

function Places({ group: { places, open } }: { group: FailureGroup }) {
  const more = open - places.filter(({ isResolved }) => !isResolved).length;
  return (
    <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-13">
      {places.map((place) => (
        <li key={`${place.assetId} ${place.type}`} className="flex min-w-0 items-center gap-1.5">
          <Place place={place} />
        </li>
      ))}
      {more > 0 && <li className="text-fg-3">and {formatQuantity(more, "more asset")}</li>}
    </ul>
  );
}

const Place = ({
  place: { label, type, jobs, lastJobId, lastShortId, isResolved },
}: {
  place: FailurePlace;
}) => (
  <>
    <span className={`truncate ${isResolved ? "text-fg-3" : ""}`} title={jobTypeLabel(type)}>
      {label}
    </span>
    <Link
      href={`/jobs/${lastJobId}`}
      className="mono whitespace-nowrap text-12 text-accent-text underline underline-offset-2 max-sm:py-3"
    >
      {lastShortId}
    </Link>
    <span className="num text-12 text-fg-3">{isResolved ? "resolved" : `${jobs}×`}</span>
  </>
);
