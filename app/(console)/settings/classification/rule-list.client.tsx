"use client";

import { useTransition } from "react";
import { Button } from "#app/_ui/button.tsx";
import { toast } from "#app/_ui/toast-requests.ts";
import type { TagRule } from "#lib/tags/views.ts";
import { TagBadge } from "../../tags/_parts/tag-badge.tsx";
import { removeRule } from "./actions.ts";

type RuleListProps = { rules: readonly TagRule[]; disabledBecause: string | null };

export function RuleList({ rules, disabledBecause }: RuleListProps) {
  const [isBusy, start] = useTransition();
  const remove = (id: string) =>
    start(async () => {
      const answer = await removeRule({ id });
      if (!answer.ok) toast({ message: answer.error.message, tone: "failed" });
    });
  if (rules.length === 0) return <p className="text-13 text-fg-3">No rules of your own yet.</p>;
  return (
    <ul aria-label="Rules of your own" className="grid max-w-xl text-13">
      {rules.map(({ id, pattern, tag, madeByName }) => (
        <li key={id} className="flex min-h-10 flex-wrap items-center gap-2 border-line-soft border-b py-1">
          <span className="mono wrap-anywhere min-w-0 flex-1">{pattern}</span>
          <TagBadge tag={tag} />
          <span className="text-12 text-fg-3">{madeByName}</span>
          <Button
            size="sm"
            disabled={isBusy}
            disabledBecause={disabledBecause}
            aria-label={`Remove the rule ${pattern}`}
            onClick={() => remove(id)}
          >
            Remove
          </Button>
        </li>
      ))}
    </ul>
  );
}
