import Link from "next/link";
import { Section } from "#app/_ui/section.tsx";
import type { DocumentationRun } from "#lib/documentation/views.ts";
import { formatCount } from "#lib/format.ts";
import { MarkedText } from "../_parts/marked-text.tsx";

/** What one run wrote, before the list of what there is now. */
export function RunTexts({ run }: { run: DocumentationRun }) {
  const { texts, textCount } = run;
  return (
    <div className="shrink-0 px-5 py-4 max-sm:px-4">
      <Section title={`What ${run.shortId} wrote`} aside={formatCount(textCount)}>
        {texts.length === 0 ? (
          <p className="text-13 text-fg-2">
            {run.status === "completed"
              ? "Nothing: every text was already as it would have written it."
              : `It is ${run.status}. What it writes counts once it has completed.`}
          </p>
        ) : (
          <ul className="grid max-h-72 gap-2 overflow-y-auto text-13" aria-label={`Texts of ${run.shortId}`}>
            {texts.map(({ id, assetId, schemaName, tableName, column, text, modelName }) => (
              <li key={id} className="wrap-anywhere">
                <Link
                  href={`/assets/${assetId}#documentation`}
                  className="rounded-4 font-medium hover:underline"
                >
                  {schemaName}.{tableName}
                  {column && `.${column}`}
                </Link>
                {modelName && <span className="text-12 text-fg-3"> by {modelName}, to be decided on</span>}
                <span className="block text-fg-2">
                  {text === null ? "Taken away: it is there no more." : <MarkedText text={text} />}
                </span>
              </li>
            ))}
          </ul>
        )}
        {textCount > texts.length && (
          <p className="mt-1 text-12 text-fg-3">The first {formatCount(texts.length)} are shown.</p>
        )}
      </Section>
    </div>
  );
}
