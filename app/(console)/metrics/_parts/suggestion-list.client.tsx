"use client";

import { Plus } from "lucide-react";
import { Button } from "#app/_ui/button.tsx";
import { FormStatus } from "#app/_ui/form-status.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import type { MetricSuggestion } from "#lib/engines/metrics/suggest.ts";
import { useKeep } from "./use-keep.client.tsx";
import { metricName } from "./words.ts";

type SuggestionListProps = {
  assetId: string;
  suggestions: readonly MetricSuggestion[];
  disabledBecause: string | null;
};

const nameOf = ({ type, column, percentile }: MetricSuggestion): string =>
  metricName({ type, columnName: column, percentile, name: null });

const toWish = ({ type, column, percentile, backfillColumn }: MetricSuggestion) => ({
  ...{ type, columnName: column, percentile, backfillColumn },
});

/** What a table should have, each with its reason: kept by one click, or all at once. */
export function SuggestionList({ assetId, suggestions, disabledBecause }: SuggestionListProps) {
  const { isBusy, refusal, keep } = useKeep(assetId);
  return (
    <div className="grid max-w-4xl gap-2">
      <FormStatus error={refusal?.message} />
      <ul aria-label="Suggested metrics">
        {suggestions.map((suggestion) => (
          <li
            key={`${suggestion.type} ${suggestion.column}`}
            className="flex items-start gap-3 border-line-soft border-b py-2 text-13"
          >
            <span className="min-w-0 flex-1">
              <span className="wrap-anywhere font-medium">{nameOf(suggestion)}</span>
              <span className="wrap-anywhere block text-fg-2">
                {suggestion.reason}
                {suggestion.backfillColumn && ` The days before are counted by ${suggestion.backfillColumn}.`}
              </span>
            </span>
            <Button
              size="sm"
              disabled={isBusy}
              disabledBecause={disabledBecause}
              icon={<Icon of={Plus} size={14} />}
              aria-label={`Keep ${nameOf(suggestion)}`}
              onClick={() => keep([toWish(suggestion)])}
            >
              Keep
            </Button>
          </li>
        ))}
      </ul>
      {suggestions.length > 1 && (
        <div>
          <Button
            disabled={isBusy}
            disabledBecause={disabledBecause}
            icon={<Icon of={Plus} />}
            onClick={() => keep(suggestions.map(toWish))}
          >
            Keep all {suggestions.length}
          </Button>
        </div>
      )}
    </div>
  );
}
