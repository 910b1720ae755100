"use client";

import { Check, Undo2 } from "lucide-react";
import { Button } from "#app/_ui/button.tsx";
import { Confirm } from "#app/_ui/confirm.client.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { SelectionToolbar } from "#app/_ui/selection-toolbar.tsx";
import type { Selection } from "#app/_ui/use-selection.client.tsx";
import type { Role } from "#lib/auth/scope.ts";
import { formatCount, formatQuantity } from "#lib/format.ts";
import { type ChangeFilter, type ChangePage, isNarrowed } from "#lib/schema-changes/views.ts";
import { whyNotAcknowledge } from "../_parts/acknowledge-button.client.tsx";
import type { useAcknowledge } from "../_parts/use-acknowledge.client.tsx";

type SelectionBarProps = {
  page: ChangePage;
  filter: ChangeFilter;
  role: Role;
  selection: Selection;
  acts: ReturnType<typeof useAcknowledge>;
  /** Whether all that match are meant: the key asks as the button does. */
  isAsking: boolean;
  onAsk(isAsking: boolean): void;
};

/** What can be done with the rows that are selected; stands in the middle of the pager. */
export function SelectionBar({ page, filter, role, selection, acts, isAsking, onAsk }: SelectionBarProps) {
  const { ids, isMatching, clear } = selection;
  if (ids.length === 0) return null;
  const chosen = page.rows.filter(({ id }) => ids.includes(id));
  const open = chosen.filter(({ acknowledged }) => !acknowledged).map(({ id }) => id);
  const seen = chosen.filter(({ acknowledged }) => acknowledged).map(({ id }) => id);
  const { isPartial, tabs } = page.counts;
  const count = isMatching ? tabs.open : open.length;
  const noRight = whyNotAcknowledge(role);
  const whyNone = count === 0 ? "They are acknowledged already" : null;
  const canGrow =
    !isMatching && selection.isWholePage && tabs.open > open.length && filter.tab !== "acknowledged";
  return (
    <SelectionToolbar
      label="Selected changes"
      text={
        isMatching
          ? `All ${formatCount(count)} that match and are open`
          : `${formatCount(ids.length)} selected`
      }
      onClear={clear}
    >
      {canGrow && (
        <Button
          tone="ghost"
          size="sm"
          disabledBecause={isPartial ? "Too many match to count them. Narrow the filter" : null}
          onClick={selection.chooseMatching}
        >
          Select all {formatCount(tabs.open)} open that match
        </Button>
      )}
      <Button
        tone="ghost"
        size="sm"
        icon={<Icon of={Check} size={14} />}
        disabled={acts.isBusy}
        disabledBecause={noRight ?? whyNone}
        onClick={() => (isMatching ? onAsk(true) : acts.acknowledge(open, clear))}
      >
        Acknowledge {count > 0 && formatCount(count)}
      </Button>
      {!isMatching && seen.length > 0 && (
        <Button
          tone="ghost"
          size="sm"
          icon={<Icon of={Undo2} size={14} />}
          disabled={acts.isBusy}
          disabledBecause={noRight}
          onClick={() => acts.reopen(seen, clear)}
        >
          Open {formatCount(seen.length)} again
        </Button>
      )}
      <Confirm
        open={isAsking}
        onOpenChange={onAsk}
        tone="primary"
        title={`Acknowledge ${formatQuantity(count, "change")}?`}
        confirmLabel={`Acknowledge ${formatCount(count)}`}
        keepLabel="Leave them open"
        isPending={acts.isBusy}
        onConfirm={() => {
          onAsk(false);
          const { newest } = page;
          if (newest)
            acts.acknowledgeAll({ filter, newest, count, isEverything: !isNarrowed(filter) }, clear);
        }}
      >
        {isNarrowed(filter)
          ? "Every open change that meets the filter, on this page and all others."
          : "No filter is set: this means every open change of every source."}
      </Confirm>
    </SelectionToolbar>
  );
}
