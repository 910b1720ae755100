import type { Role } from "#lib/auth/scope.ts";
import type { JobDetails } from "#lib/jobs/views.ts";
import { LeadCancelling } from "./lead-cancelling.tsx";
import { LeadCompleted } from "./lead-completed.client.tsx";
import { LeadFailed } from "./lead-failed.client.tsx";
import { LeadPending } from "./lead-pending.client.tsx";
import { LeadRunning } from "./lead-running.client.tsx";

/** What matters now, by status. */
export function Lead({ details, role }: { details: JobDetails; role: Role }) {
  const { job } = details;
  switch (job.status) {
    case "failed":
      return <LeadFailed details={details} role={role} />;
    case "completed":
      return <LeadCompleted details={details} />;
    case "pending":
      return <LeadPending details={details} role={role} />;
    case "cancelled":
      return <LeadCancelling details={details} role={role} />;
    case "running":
      return job.cancel ? (
        <LeadCancelling details={details} role={role} />
      ) : (
        <LeadRunning details={details} role={role} />
      );
  }
}
