"use client";

import {
  BellPlus,
  MessageCircleQuestion,
  Pencil,
  Plug,
  RotateCcw,
  SquareArrowOutUpRight,
} from "lucide-react";
import Link from "next/link";
import { Badge } from "#app/_ui/badge.tsx";
import { Button } from "#app/_ui/button.tsx";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { CodeBlock } from "#app/_ui/code-block.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { StatusShape } from "#app/_ui/status-shape.tsx";
import { suggestedHref } from "#app/(console)/alerts/address.ts";
import { askHref } from "#app/(console)/ask/address.ts";
import { may, type Role } from "#lib/auth/scope.ts";
import { IN_SETTINGS } from "#lib/jobs/failure-fixes.ts";
import type { JobDetails } from "#lib/jobs/views.ts";
import { useJobActs } from "../_parts/job-acts.client.tsx";
import { useFailureLabel, useJobType } from "../_parts/job-types.client.tsx";
import { whyNotRetry, whyNotRun } from "../allowed.ts";
import { sinceThen } from "./follow-chain.ts";
import { LeadPanel } from "./lead-panel.tsx";
import { PublishedNote } from "./published-note.tsx";

/** What came of it since, the cause, what it means, the fix with its statements, and what to press now. */
export function LeadFailed({ details, role }: { details: JobDetails; role: Role }) {
  const { job, failure } = details;
  const type = useJobType(job.type);
  const classLabel = useFailureLabel(failure?.class ?? "INTERNAL");
  return (
    <LeadPanel
      tone="failed"
      icon={<StatusShape of="failed" size={18} className="text-failed-mark" />}
      title={failure?.message ?? job.message ?? "This job failed"}
      foot={
        <>
          <div className="mb-2 flex flex-wrap items-center gap-2 font-semibold text-13">
            <span className="min-w-0">{failure?.remedy ?? "Look at the log below, then try again."}</span>
            <Badge>{classLabel}</Badge>
          </div>
          {failure?.remedySql && <CodeBlock code={failure.remedySql} label="the statements" />}
          <AlertOffer details={details} role={role} isTest={type?.type === "connection_test"} />
          <Buttons details={details} role={role} isTest={type?.type === "connection_test"} />
        </>
      }
    >
      <Since details={details} />
      <p className="mt-1 max-w-[64ch]">
        {failure?.cause} <PublishedNote details={details} isInternal={type?.isInternal ?? false} />
      </p>
    </LeadPanel>
  );
}

/** `Retried as J-7F3KQ2: completed.` */
function Since({ details }: { details: JobDetails }) {
  const since = sinceThen(details);
  if (!since) return null;
  const { id, shortId, status, isRetry } = since;
  return (
    <p className="mt-1 font-medium text-fg">
      {isRetry ? "Retried as " : "A later run completed: "}
      <Link href={`/jobs/${id}`} className="mono rounded-4 text-accent-text hover:underline">
        {shortId}
      </Link>
      {isRetry ? `: ${status}.` : "."}
    </p>
  );
}

/** The first time somebody looks at a failure nobody was told of. */
function AlertOffer({ details, role, isTest }: { details: JobDetails; role: Role; isTest: boolean }) {
  const { job, alerts } = details;
  if (alerts.isFailureTold || isTest || !may(role, "alerts.rule")) return null;
  return (
    <p className="mt-2 flex flex-wrap items-center gap-x-2 text-12 text-fg-2">
      <Icon of={BellPlus} size={14} />
      Nobody is told when this fails.
      <Link
        href={suggestedHref("failures", job.sourceId)}
        className="rounded-4 text-accent-text hover:underline"
      >
        Make a rule for it
      </Link>
    </p>
  );
}

/** Classes of which a connection test can tell nothing. */
const OUR_SIDE = new Set(["INTERNAL", "OUT_OF_MEMORY", "WORKER_LOST"]);

type ButtonsProps = { details: JobDetails; role: Role; isTest: boolean };

/**
 * Where a retry alone will not help, testing the connection comes first; with refused credentials, or where it never
 * connected, correcting it. Once it was retried, that retry comes first.
 */
function Buttons({ details, role, isTest }: ButtonsProps) {
  const { job, failure, source } = details;
  const acts = useJobActs();
  const since = sinceThen(details);
  const retryHelps = failure?.retryHelps ?? true;
  const isTestUseless = isTest || OUR_SIDE.has(failure?.class ?? "INTERNAL");
  const isFixable = job.sourceId && !job.retryBlocked && IN_SETTINGS.has(failure?.class ?? "");
  const mayEdit = isFixable && may(role, "sources.manage");
  const isNew = isFixable && !retryHelps && source?.serverVersion === null;
  const isEditFirst = mayEdit && !retryHelps && (isNew || failure?.class === "CREDENTIALS");
  const isRetryFirst = retryHelps || isTestUseless;
  const toneOf = (isFirst: boolean) => (isFirst && !since ? "primary" : "default");
  const retry = (
    <Button
      key="retry"
      tone={toneOf(isRetryFirst && !isEditFirst)}
      icon={<Icon of={RotateCcw} size={14} />}
      disabledBecause={whyNotRetry(job, role)}
      onClick={() => acts.retry(job)}
    >
      Retry Job
    </Button>
  );
  const test = (
    <Button
      key="test"
      tone={toneOf(!isRetryFirst && !isEditFirst)}
      icon={<Icon of={Plug} size={14} />}
      disabledBecause={whyNotRun(role) ?? job.retryBlocked}
      onClick={() => acts.testConnection(job)}
    >
      Test connection
    </Button>
  );
  const edit = mayEdit && (
    <ButtonLink
      href={`/assets/${job.sourceId}/edit`}
      tone={toneOf(Boolean(isEditFirst))}
      icon={<Icon of={Pencil} size={14} />}
    >
      Edit connection
    </ButtonLink>
  );
  return (
    <div className="mt-3 flex flex-wrap items-center gap-2">
      {since && (
        <ButtonLink
          href={`/jobs/${since.id}`}
          tone="primary"
          icon={<Icon of={SquareArrowOutUpRight} size={14} />}
        >
          Open {since.shortId}
        </ButtonLink>
      )}
      {isEditFirst && edit}
      {isTestUseless ? retry : isRetryFirst ? [retry, test] : [test, retry]}
      {!isEditFirst && edit}
      <ButtonLink
        href={askHref([`Why did ${job.shortId} fail?`])}
        tone="ghost"
        icon={<Icon of={MessageCircleQuestion} size={14} />}
      >
        Why did this fail?
      </ButtonLink>
      {!since && (
        <span className="ml-1 min-w-0 text-12 text-fg-3">
          {isNew && "It has never connected. "}
          {advice(retryHelps, isTestUseless)}
        </span>
      )}
    </div>
  );
}

function advice(retryHelps: boolean, isTestUseless: boolean): string {
  if (retryHelps) return "A retry alone is likely to help.";
  return isTestUseless
    ? "A retry helps only after the fix."
    : "A retry helps only after the fix. The test checks it at once.";
}
