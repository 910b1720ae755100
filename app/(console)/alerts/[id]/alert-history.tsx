import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import type { AlertEntry } from "#lib/alerts/views.ts";

const BY_ITSELF: Record<string, string> = {
  triggered: "It happened",
  suppressed: "It happened, and nobody was told",
  resolved: "It recovered",
  woke: "The snooze was over",
};
const BY_SOMEBODY: Record<string, string> = {
  acknowledged: "acknowledged it",
  resolved: "resolved it",
  reopened: "opened it again",
  snoozed: "snoozed it",
  noted: "noted",
};

/** Who did what, the oldest first. */
export const AlertHistory = ({ history }: { history: readonly AlertEntry[] }) => (
  <ol className="grid gap-2 text-13">
    {history.map((entry) => (
      <li key={entry.id} className="min-w-0">
        <span className="text-fg-2">{words(entry)}</span>{" "}
        <RelativeTime at={entry.at} className="text-12 text-fg-3" />
        {entry.verb === "noted" && (
          <p className="wrap-anywhere mt-1 max-w-[72ch] whitespace-pre-wrap border-line border-l-2 pl-3">
            {entry.note}
          </p>
        )}
      </li>
    ))}
  </ol>
);

function words({ verb, actorName, note }: AlertEntry): string {
  if (actorName) return `${actorName} ${BY_SOMEBODY[verb] ?? verb}`;
  if (verb === "resolved" && note) return note;
  const said = BY_ITSELF[verb] ?? verb;
  return note ? `${said}. ${note}` : `${said}.`;
}
