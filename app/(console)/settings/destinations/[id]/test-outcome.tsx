import { Notice } from "#app/_ui/notice.tsx";
import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import { type DeliveryView, remedyOf } from "#lib/destinations/views.ts";
import { answerOf } from "../../_parts/delivery-list.tsx";

/** What came of the last test: status and time, and in words what went wrong. Never what was answered. */
export function TestOutcome({ test }: { test: DeliveryView }) {
  if (test.state === "pending")
    return (
      <Notice role="status">
        Sending… A worker does it; this page shows what comes of it by itself. If it stays like this, see
        whether a worker runs.
      </Notice>
    );
  const isSent = test.state === "sent";
  return (
    <Notice tone={isSent ? "completed" : "failed"}>
      {toldOf(test)} {!isSent && remedyOf(test.errorClass)}{" "}
      <RelativeTime at={test.sentAt ?? test.createdAt} />
    </Notice>
  );
}

/** Null while it is on its way. */
export function toldOf(test: DeliveryView): string | null {
  if (test.state === "pending") return null;
  const { statusCode, durationMs, error } = test;
  const answer = statusCode === null && durationMs === null ? "" : ` (${answerOf(test)})`;
  if (test.state === "failed") return `The test did not arrive${answer}. ${error ?? ""}`.trim();
  return `The test arrived${answer}.${error ? ` ${error}` : ""}`;
}
