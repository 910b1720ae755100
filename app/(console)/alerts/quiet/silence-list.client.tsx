"use client";

import Link from "next/link";
import { useTransition } from "react";
import { Badge } from "#app/_ui/badge.tsx";
import { Button } from "#app/_ui/button.tsx";
import { toast } from "#app/_ui/toast-requests.ts";
import type { SilenceRow } from "#lib/alerts/views.ts";
import { dropSilence } from "../actions.ts";
import { whenOf } from "./words.ts";

type SilenceListProps = {
  label: string;
  silences: readonly SilenceRow[];
  rules: readonly { id: string; name: string }[];
  nothing: string;
  disabledBecause: string | null;
};

export function SilenceList({ label, silences, rules, nothing, disabledBecause }: SilenceListProps) {
  const [isBusy, start] = useTransition();
  const nameOf = new Map(rules.map(({ id, name }) => [id, name]));
  const remove = (id: string) =>
    start(async () => {
      const answer = await dropSilence({ id });
      if (!answer.ok) toast({ message: answer.error.message, tone: "failed" });
    });
  if (silences.length === 0) return <p className="text-13 text-fg-2">{nothing}</p>;
  return (
    <ul aria-label={label} className="grid max-w-2xl text-13">
      {silences.map((silence) => (
        <li
          key={silence.id}
          className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 border-line-soft border-b py-1.5"
        >
          <span className="wrap-anywhere min-w-0 flex-1 max-sm:basis-full">
            <Link href={`/alerts/quiet?edit=${silence.id}`} className="rounded-4 font-medium hover:underline">
              {silence.name}
            </Link>{" "}
            {silence.isQuietNow && <Badge tone="warn">Quiet now</Badge>}
            <span className="block text-12 text-fg-3">
              {whenOf(silence)} ({silence.timeZone}).{" "}
              {silence.ruleIds.length === 0
                ? "All rules."
                : `${silence.ruleIds.map((id) => nameOf.get(id) ?? "a rule that is gone").join(", ")}.`}
            </span>
          </span>
          <Button
            size="sm"
            disabled={isBusy}
            disabledBecause={disabledBecause}
            aria-label={`Remove ${silence.name}`}
            onClick={() => remove(silence.id)}
            className="max-sm:h-11"
          >
            Remove
          </Button>
        </li>
      ))}
    </ul>
  );
}
