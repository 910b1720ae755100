"use client";

import { Check, Undo2, X } from "lucide-react";
import Link from "next/link";
import { Button } from "#app/_ui/button.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import type { TagRow as Row, TagDecision } from "#lib/tags/views.ts";
import { TagBadge } from "../_parts/tag-badge.tsx";

const CELL =
  "border-line-soft border-b px-2 py-2 align-top first:pl-5 last:pr-5 max-sm:block max-sm:border-0 max-sm:px-4! max-sm:py-1";
const LEVELS = { confirmed: "Confirmed", likely: "Likely", possible: "Possible" } as const;
const DECISIONS = { added: "Added by", approved: "Approved by", rejected: "Rejected by" } as const;

type TagRowProps = {
  id: string;
  row: Row;
  isBusy: boolean;
  disabledBecause: string | null;
  onDecide(decision: TagDecision | null): void;
};

export function TagRow({ id, row, isBusy, disabledBecause, onDecide }: TagRowProps) {
  const { decision, reasons, level, confidence } = row;
  const about = `${row.tag} on ${row.tableName}${row.column && `.${row.column}`}`;
  const button = { size: "sm" as const, disabled: isBusy, disabledBecause };
  return (
    <tr
      data-tag={id}
      tabIndex={-1}
      aria-label={about}
      className="-outline-offset-2 max-sm:block max-sm:border-b max-sm:py-2 hover:[&>td]:bg-hover"
    >
      <td className={CELL}>
        <Link href={`/assets/${row.assetId}`} className="wrap-anywhere rounded-4 font-medium hover:underline">
          {row.schemaName}.{row.tableName}
          {row.column && <>.{row.column}</>}
        </Link>
        <span className="block text-12 text-fg-3">
          {row.sourceName}
          {row.column === "" && ", the whole table"}
        </span>
      </td>
      <td className={CELL}>
        <TagBadge tag={row.tag} />
      </td>
      <td className={`${CELL} whitespace-nowrap text-fg-2`}>
        {level ? `${LEVELS[level]}, ${Math.round((confidence ?? 0) * 100)} %` : "Not found by the last run"}
      </td>
      <td className={`${CELL} wrap-anywhere text-fg-2`}>
        <ul>
          {reasons.map(({ rule, says }) => (
            <li key={`${rule} ${says}`} title={rule}>
              {says}
            </li>
          ))}
        </ul>
      </td>
      <td className={CELL}>
        {decision && (
          <span className="block text-12 text-fg-3">
            {DECISIONS[decision]} {row.decidedByName}
            {row.decidedAt && (
              <>
                , <RelativeTime at={row.decidedAt} />
              </>
            )}
          </span>
        )}
        <span className="flex gap-1">
          {decision !== "approved" && decision !== "added" && (
            <Button
              {...button}
              icon={<Icon of={Check} size={14} />}
              onClick={() => onDecide("approved")}
              aria-label={`Approve ${about}`}
            >
              Approve
            </Button>
          )}
          {decision !== "rejected" && (
            <Button
              {...button}
              icon={<Icon of={X} size={14} />}
              onClick={() => onDecide("rejected")}
              aria-label={`Reject ${about}`}
            >
              Reject
            </Button>
          )}
          {decision && (
            <Button
              {...button}
              icon={<Icon of={Undo2} size={14} />}
              onClick={() => onDecide(null)}
              aria-label={`Undo the decision on ${about}`}
            >
              Undo
            </Button>
          )}
        </span>
      </td>
    </tr>
  );
}
