"use client";

import { Ban, RotateCcw } from "lucide-react";
import { lazy, Suspense } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { SelectionToolbar } from "#app/_ui/selection-toolbar.tsx";
import type { Selection } from "#app/_ui/use-selection.client.tsx";
import { formatCount } from "#lib/format.ts";
import type { JobFilter } from "#lib/jobs/filter.ts";
import type { Bulk } from "./use-bulk.client.tsx";
import { VERB_WORDS } from "./words.ts";

const BulkConfirm = lazy(() => import("./bulk-confirm.client.tsx"));

type SelectionBarProps = {
  filter: JobFilter;
  organizationId: string;
  selection: Selection;
  bulk: Bulk;
  shown: number;
  /** More match than this page shows. */
  hasMore: boolean;
  onStarted(): void;
};

const ACTS = [
  { verb: "retry", icon: RotateCcw, shortcut: "R" },
  { verb: "cancel", icon: Ban, shortcut: "C" },
] as const;

/** What can be done with the jobs that are selected, and why not with some of them. */
export default function SelectionBar(props: SelectionBarProps) {
  const { filter, organizationId, selection, bulk, shown, hasMore, onStarted } = props;
  const { ids, isMatching, isWholePage, clear } = selection;
  return (
    <SelectionToolbar
      label="Selected jobs"
      text={isMatching ? "Everything that matches" : `${formatCount(ids.length)} selected`}
      onClear={clear}
    >
      {!isWholePage && (
        <Button tone="ghost" size="sm" className="sm:hidden" onClick={selection.togglePage}>
          Select all {formatCount(shown)}
        </Button>
      )}
      {hasMore && isWholePage && !isMatching && (
        <Button tone="ghost" size="sm" onClick={selection.chooseMatching}>
          Select everything that matches
        </Button>
      )}
      {ACTS.map(({ verb, icon, shortcut }) => (
        <Button
          key={verb}
          tone="ghost"
          size="sm"
          icon={<Icon of={icon} size={14} />}
          disabledBecause={bulk.whyNot(verb)}
          onClick={() => bulk.ask(verb)}
        >
          {VERB_WORDS[verb].button} {!isMatching && formatCount(bulk.sorted[verb].able.length)}
          <span aria-hidden="true" className="text-11 text-fg-3 max-sm:hidden">
            {shortcut}
          </span>
        </Button>
      ))}
      {bulk.asked && (
        <Suspense fallback={null}>
          <BulkConfirm
            verb={bulk.asked}
            organizationId={organizationId}
            filter={isMatching ? filter : null}
            chosen={bulk.sorted[bulk.asked]}
            onClose={bulk.close}
            onStarted={() => {
              clear();
              onStarted();
            }}
          />
        </Suspense>
      )}
    </SelectionToolbar>
  );
}
