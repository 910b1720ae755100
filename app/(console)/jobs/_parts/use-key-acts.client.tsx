"use client";

import { toast } from "#app/_ui/toast-requests.ts";
import type { Role } from "#lib/auth/scope.ts";
import type { JobRow } from "#lib/jobs/views.ts";
import { whyNotCancel, whyNotRetry } from "../allowed.ts";
import { useJobActs } from "./job-acts.client.tsx";

/** What a key does, or why it does nothing. */
export function useKeyActs(role: Role) {
  const acts = useJobActs();
  const refuse = (verb: string, job: JobRow, reason: string) =>
    toast({
      subject: job.id,
      message: `${job.shortId} cannot be ${verb}: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`,
    });
  return {
    cancel: (job: JobRow | undefined) => {
      if (!job) return;
      const reason = whyNotCancel(job, role);
      if (reason) refuse("cancelled", job, reason);
      else acts.askToCancel(job);
    },
    retry: (job: JobRow | undefined) => {
      if (!job) return;
      const reason = whyNotRetry(job, role);
      if (reason) refuse("retried", job, reason);
      else acts.retry(job);
    },
  };
}
