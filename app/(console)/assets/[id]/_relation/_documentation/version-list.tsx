import Link from "next/link";
import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import type { DocumentationVersion } from "#lib/documentation/views.ts";
import { MarkedText } from "../../../../documentation/_parts/marked-text.tsx";

/** The newest texts there were, and who wrote them. */
export function VersionList({ versions }: { versions: readonly DocumentationVersion[] }) {
  if (versions.length === 0) return null;
  return (
    <details className="mt-2 text-13">
      <summary className="w-fit rounded-4 py-1 text-accent-text max-sm:py-3">Texts so far</summary>
      <ul aria-label="Texts so far" className="mt-1 grid gap-2">
        {versions.map(({ id, column, text, job, authorName, modelName, createdAt }) => (
          <li key={id} className="wrap-anywhere max-w-[80ch]">
            <span className="text-12 text-fg-3">
              {column || "The table"}, by{" "}
              {modelName && (job ? `${modelName} in ` : `${modelName}, accepted by `)}
              {job ? (
                <Link href={`/jobs/${job.id}`} className="mono rounded-4 text-accent-text hover:underline">
                  {job.shortId}
                </Link>
              ) : (
                authorName
              )}
              , <RelativeTime at={createdAt} />
            </span>
            <span className="block text-fg-2">
              {text === null ? "Taken away" : <MarkedText text={text} />}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
