import Link from "next/link";
import { CodeBlock } from "#app/_ui/code-block.tsx";
import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import { formatCount, formatDuration } from "#lib/format.ts";
import type { ModelCall } from "#lib/language-model/views.ts";

const PURPOSES: Readonly<Record<string, string>> = {
  trial: "Test",
  document_tables: "Documentation",
  question: "Question",
};

/** What was said to it, word for word, and what it came to. */
export function CallList({ calls }: { calls: readonly ModelCall[] }) {
  if (calls.length === 0) return <p className="text-13 text-fg-3">Nothing has been sent yet.</p>;
  return (
    <ul aria-label="What was sent" className="grid text-13">
      {calls.map((call) => (
        <li key={call.id} className="border-line-soft border-b py-2">
          <details>
            <summary className="rounded-4 max-sm:py-2">
              <span className="font-medium">{PURPOSES[call.purpose] ?? call.purpose}</span>{" "}
              <RelativeTime at={call.createdAt} />{" "}
              <span className="num text-12 text-fg-3">{whatCameOf(call)}</span>
            </summary>
            <div className="mt-2 grid gap-2">
              <p className="wrap-anywhere text-12 text-fg-3">
                To {call.model} at {call.address}
                {call.job && (
                  <>
                    {" "}
                    for{" "}
                    <Link
                      href={`/jobs/${call.job.id}`}
                      className="mono rounded-4 text-accent-text hover:underline"
                    >
                      {call.job.shortId}
                    </Link>
                  </>
                )}
              </p>
              <CodeBlock code={call.asked} label="what was sent" isSql={false} />
            </div>
          </details>
        </li>
      ))}
    </ul>
  );
}

function whatCameOf({ outcome, fault, inputTokens, outputTokens, milliseconds }: ModelCall): string {
  if (outcome === "asked") return "not answered yet, or its worker was lost";
  const tokens = `${formatCount(inputTokens)} + ${formatCount(outputTokens)} tokens`;
  const took = milliseconds === null ? [] : [formatDuration(milliseconds)];
  return [...(fault ? [fault] : []), tokens, ...took].join(" · ");
}
