import { Button } from "#app/_ui/button.tsx";
import { TextField } from "#app/_ui/input.tsx";
import { breaches } from "#lib/engines/freshness/learn.ts";
import { formatQuantity } from "#lib/format.ts";
import { everyWords, spanWords } from "../_parts/words.ts";

type DryRunProps = { assetId: string; hours: number | null; updates: readonly number[]; now: number };

/** As far back as a person remembers what was going on. */
const LOOKS_BACK_MS = 30 * 86_400_000;

/** What another promise would have meant in the last 30 days. The address says which, so that it can be shown to others. */
export function DryRun({ assetId, hours, updates, now }: DryRunProps) {
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
      {hours !== null && (
        <p role="status" className="text-13">
          {outcome(updates, hours * 3_600, now)}
        </p>
      )}
    </form>
  );
}

/** Where less is known than 30 days, what is known is what counts, and is said. */
function outcome(updates: readonly number[], seconds: number, now: number): string {
  const [first] = updates;
  if (first === undefined) return "No update is known yet to try it on.";
  const from = Math.max(first, now - LOOKS_BACK_MS);
  const late = breaches(updates, seconds, now).filter(({ to }) => to > from);
  return `Held to ${everyWords(seconds)}, it would have been late ${formatQuantity(late.length, "time")} in the last ${spanWords((now - from) / 1_000)}.`;
}
