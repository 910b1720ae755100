import Link from "next/link";
import type { JobDetails } from "#lib/jobs/views.ts";
import { Part } from "./heading.client.tsx";
import { resultFacts } from "./result-facts.ts";

/** What it found, in figures; those with rows of their own lead to them. */
export function ResultSummary({ details: { job, result } }: { details: JobDetails }) {
  const facts = resultFacts(result, job);
  if (facts.length === 0) return null;
  return (
    <Part title="Result">
      <dl className="num flex flex-wrap gap-px overflow-hidden rounded-8 border bg-line-soft text-13">
        {facts.map(({ label, value, href }) => (
          <div key={label} className="min-w-0 grow basis-2/5 bg-surface px-3 py-2 sm:basis-1/5">
            <dt className="text-12 text-fg-3">{label}</dt>
            <dd className="wrap-anywhere font-medium">
              {href ? (
                <Link
                  href={href}
                  className="rounded-4 text-accent-text hover:underline max-sm:inline-block max-sm:min-h-6"
                >
                  {value}
                </Link>
              ) : (
                value
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}
