"use client";

import { useState, useTransition } from "react";
import { Confirm } from "#app/_ui/confirm.client.tsx";
import { TextareaField } from "#app/_ui/textarea.tsx";
import { toast } from "#app/_ui/toast-requests.ts";
import { formatCount, formatQuantity } from "#lib/format.ts";
import type { JobFilter } from "#lib/jobs/filter.ts";
import { LONGEST_REASON, MOST_JOBS, type Verb } from "#lib/operations/views.ts";
import { cancelOrRetryChosen, cancelOrRetryMatching } from "../operations/actions.ts";
import { newRequestKey } from "./request-key.ts";
import { useChosenProspect, useProspect } from "./use-prospect.client.tsx";
import { operationHref, startedTitle, VERB_WORDS } from "./words.ts";

type BulkConfirmProps = {
  verb: Verb;
  organizationId: string;
  /** Everything that matches it; null: the chosen ones. */
  filter: JobFilter | null;
  chosen: { able: readonly { id: string }[]; others: string[]; total: number };
  onClose(): void;
  onStarted(): void;
};

/** Asks once and says how many: of everything that matches the server counts them first. */
export default function BulkConfirm(props: BulkConfirmProps) {
  const { verb, organizationId, filter, chosen, onClose, onStarted } = props;
  const matching = useProspect(verb, filter, organizationId);
  // A cancel is of each by itself; of retries some may be there already, or be one for several.
  const isAsked = filter === null && verb === "retry";
  const ofChosen = useChosenProspect(isAsked ? chosen.able.map(({ id }) => id) : [], organizationId);
  const { prospect } = matching;
  const error = matching.error ?? ofChosen.error;
  const [requestKey] = useState(newRequestKey);
  const [reason, setReason] = useState("");
  const [isPending, start] = useTransition();
  const { button, done } = VERB_WORDS[verb];
  const ids = isAsked ? ofChosen.prospect?.ids : chosen.able.map(({ id }) => id);
  const { count, others } = filter
    ? (prospect ?? { count: null, others: [] })
    : { count: ids?.length ?? null, others: [...(ofChosen.prospect?.others ?? []), ...chosen.others] };
  const isRefused = error !== null || prospect?.isTooMuch === true || count === 0;
  const jobs = count === null ? "jobs" : formatQuantity(count, "job");

  const confirm = () =>
    start(async () => {
      const asked = { requestKey, verb, reason };
      const answer =
        filter && prospect
          ? await cancelOrRetryMatching({ ...asked, ...prospectOf(prospect), filter, organizationId })
          : await cancelOrRetryChosen({ ...asked, ids: ids ?? [] });
      onClose();
      if (!answer.ok) return toast({ message: answer.error.message, tone: "failed" });
      const { id, total } = answer.data;
      toast({
        message: startedTitle(verb, total),
        subject: id,
        action: { label: "Results", href: operationHref(id) },
      });
      onStarted();
    });

  return (
    <Confirm
      open
      onOpenChange={(open) => !open && onClose()}
      tone={verb === "cancel" ? "danger" : "primary"}
      title={
        count !== null
          ? `${button} ${jobs}?`
          : `${button} ${filter ? "everything that matches" : "the chosen jobs"}?`
      }
      confirmLabel={count === null ? button : `${button} ${jobs}`}
      keepLabel="Leave them"
      isPending={isPending || isRefused || count === null}
      onConfirm={confirm}
    >
      <div className="flex flex-col gap-3">
        <div role="status">
          {error !== null && <p className="text-failed-fg">{error}</p>}
          {error === null && count === null && (
            <p>{filter ? "Counting what matches…" : "Looking at them…"}</p>
          )}
          {count === 0 && (
            <p>
              None of {filter ? "what matches" : "them"} can be {done} now.
            </p>
          )}
          {prospect?.isTooMuch && (
            <p>More than {formatCount(MOST_JOBS)} match, which is too many at once. Narrow the filter.</p>
          )}
          {count !== null && !isRefused && <p>{WHAT_HAPPENS[verb]}</p>}
          {others.length > 0 && count !== null && (
            <p className="mt-2">
              {filter
                ? `The others that match stay as they are: ${others.join(", ")}.`
                : `${formatCount(count)} of the chosen ${formatCount(chosen.total)} can be ${done}. The others stay as they are: ${others.join(", ")}.`}
            </p>
          )}
        </div>
        {!isRefused && (
          <TextareaField
            label="Reason"
            name="bulk-reason"
            isOptional
            rows={2}
            maxLength={LONGEST_REASON}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            hint="Shown in the history of each job."
          />
        )}
      </div>
    </Confirm>
  );
}

const WHAT_HAPPENS = {
  cancel:
    "Those that wait end at once. Those that run stop their queries on the server first; what they read so far is discarded.",
  retry: "Each runs again as a new job, with its configuration and the current credentials of its source.",
} as const satisfies Record<Verb, string>;

const prospectOf = ({ count, upTo }: { count: number; upTo: string }) => ({ count, upTo });
