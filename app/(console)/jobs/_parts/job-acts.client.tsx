"use client";

import { createContext, lazy, type ReactNode, Suspense, useContext, useMemo, useState } from "react";
import { toast } from "#app/_ui/toast-requests.ts";
import type { JobRow } from "#lib/jobs/views.ts";
import { cancelJob, retryJob, runJob } from "../actions.ts";

const CancelConfirm = lazy(() => import("./cancel-confirm.client.tsx"));

type JobActs = {
  /** Asks once; what it said yes to is then sent. */
  askToCancel(job: JobRow): void;
  retry(job: JobRow): void;
  testConnection(job: JobRow): void;
};

const JobActsContext = createContext<JobActs>({ askToCancel() {}, retry() {}, testConnection() {} });
export const useJobActs = () => useContext(JobActsContext);

/** What can be done to a job, from the list and from the details alike. `onStarted` hears of new jobs. */
export function JobActsProvider({ children }: { children: ReactNode }) {
  const [asked, setAsked] = useState<JobRow | null>(null);

  const acts = useMemo<JobActs>(
    () => ({
      askToCancel: (job) => {
        setAsked(job);
      },
      retry: (job) => void retry(job),
      testConnection: (job) => void testConnection(job),
    }),
    [],
  );

  return (
    <JobActsContext value={acts}>
      {children}
      {asked && (
        <Suspense fallback={null}>
          <CancelConfirm
            job={asked}
            onClose={() => setAsked(null)}
            onConfirm={() => {
              setAsked(null);
              void cancel(asked);
            }}
          />
        </Suspense>
      )}
    </JobActsContext>
  );
}

const refuse = (subject: string, message: string) => toast({ subject, message, tone: "failed" });

/** The row shows what becomes of it; only an answer that changes nothing needs words. */
async function cancel(job: JobRow) {
  const answer = await cancelJob({ id: job.id });
  if (!answer.ok) refuse(job.id, answer.error.message);
  else if (answer.data.outcome === "too_late") toast({ subject: job.id, message: answer.data.message });
}

async function retry(job: JobRow) {
  const answer = await retryJob({ id: job.id });
  if (!answer.ok) return refuse(job.id, answer.error.message);
  const { id, shortId, isNew } = answer.data;
  toast({
    subject: job.id,
    message: isNew ? `${shortId} retries ${job.shortId}` : `${shortId} retries ${job.shortId} already`,
    action: { label: "Open", href: `/jobs?job=${id}` },
  });
}

async function testConnection(job: JobRow) {
  if (!job.sourceId) return;
  const answer = await runJob({ type: "connection_test", sourceId: job.sourceId });
  if (!answer.ok) return refuse(job.sourceId, answer.error.message);
  const { id, shortId } = answer.data;
  toast({
    subject: job.sourceId,
    message: `${shortId} tests the connection to ${job.sourceName}`,
    action: { label: "Open", href: `/jobs?job=${id}` },
  });
}
