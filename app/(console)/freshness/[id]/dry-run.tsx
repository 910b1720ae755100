import { Button } from "#app/_ui/button.tsx";
import { TextField } from "#app/_ui/input.tsx";
import { breaches } from "#lib/engines/freshness/learn.ts";
import { formatQuantity } from "#lib/format.ts";
import { everyWords } from "../_parts/words.ts";

type DryRunProps = { assetId: string; hours: number | null; updates: readonly number[]; now: number };

/** What another promise would have meant in the time that is known. The address says which, so that it can be shown to others. */
export function DryRun({ assetId, hours, updates, now }: DryRunProps) {
  const found = hours === null ? null : breaches(updates, hours * 3_600, now);
  return (
    <form action={`/freshness/${assetId}`} className="grid max-w-[440px] gap-3">
      <TextField
        label="Every so many hours"
        name="hours"
        inputMode="decimal"
        autoComplete="off"
        defaultValue={hours === null ? "" : String(hours)}
        hint="Between 0.1 and 168. Nothing is saved."
      />
      <div>
        <Button type="submit" className="max-sm:h-11">
          Try it
        </Button>
      </div>
      {found && hours !== null && (
        <p role="status" className="text-13">
          {updates.length === 0
            ? "No update is known yet to try it on."
            : `Held to ${everyWords(hours * 3_600)}, it would have been late ${formatQuantity(found.length, "time")} in ${formatQuantity(updates.length, "update")}.`}
        </p>
      )}
    </form>
  );
}
