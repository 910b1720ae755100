"use client";

import { Button } from "#app/_ui/button.tsx";
import { formatQuantity } from "#lib/format.ts";
import { type SeenText, useDecision } from "./use-decision.client.tsx";

type DecideOnAllProps = { assetId: string; texts: SeenText[]; disabledBecause: string | null };

/** All versions of this table and its columns at once, as they stand on the page. */
export function DecideOnAll({ assetId, texts, disabledBecause }: DecideOnAllProps) {
  const { isBusy, take } = useDecision(assetId);
  return (
    <div className="mb-2 flex flex-wrap items-center gap-2 text-13">
      <span>{formatQuantity(texts.length, "version")} of the language model to decide on</span>
      <Button
        size="sm"
        disabled={isBusy}
        disabledBecause={disabledBecause}
        onClick={() => take("accepted", texts)}
      >
        Accept all
      </Button>
      <Button
        size="sm"
        disabled={isBusy}
        disabledBecause={disabledBecause}
        onClick={() => take("rejected", texts)}
      >
        Reject all
      </Button>
    </div>
  );
}
