import { toString as describeCron } from "cronstrue";
import { cronFault } from "./cadence.ts";
import { presetWords, type StoredCadence } from "./presets.ts";

/** What a cron text means, `At 02:30 and 14:30, Monday through Friday`; null where it means nothing. */
export function cronWords(text: string): string | null {
  if (cronFault(text)) return null;
  try {
    const words = describeCron(text, { use24HourTimeFormat: true });
    const [, , day, , weekday] = text.trim().split(/\s+/);
    // Where both are named, cron takes either, and the words say "and".
    return day !== "*" && weekday !== "*" ? words.replace(", and ", ", or ") : words;
  } catch {
    return null; // what croner reads and cronstrue does not
  }
}

/** `Every day at 03:12`, `Every 6 hours`, or what the cron text means. */
export const describeCadence = (stored: StoredCadence): string =>
  presetWords(stored) ?? cronWords(stored.cron ?? "") ?? `Cron ${stored.cron}`;
