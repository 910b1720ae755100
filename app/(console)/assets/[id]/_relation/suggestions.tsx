import Link from "next/link";
import { Badge } from "#app/_ui/badge.tsx";
import type { Suggestion } from "#lib/catalog/views.ts";
import { RelationName } from "../../kinds.tsx";

/** What nobody declared and names and types suggest: how sure that is, and what speaks for it. */
export const Suggestions = ({ suggestions }: { suggestions: readonly Suggestion[] }) => (
  <>
    <p className="mb-2 max-w-[72ch] text-13 text-fg-2">
      The database does not enforce these. They are suggested by names, types and unique targets.
    </p>
    <ul className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
      {suggestions.map((suggestion) => (
        <li
          key={`${suggestion.direction} ${suggestion.assetId} ${suggestion.columns} ${suggestion.otherColumns}`}
          className="min-w-0 text-13"
        >
          <span className="flex flex-wrap items-center gap-x-1.5">
            <span className="text-fg-3">
              {suggestion.direction === "references" ? "May refer to" : "May be referred to by"}
            </span>
            <Link
              href={`/assets/${suggestion.assetId}`}
              className="wrap-anywhere rounded-4 font-medium hover:underline"
            >
              <RelationName schemaName={suggestion.schemaName} name={suggestion.relationName} />
            </Link>
            <Badge>{Math.round(suggestion.confidence * 100)} % sure</Badge>
          </span>
          <div className="mono wrap-anywhere text-12 text-fg-3">
            {suggestion.columns.join(", ")} {suggestion.direction === "references" ? "→" : "←"}{" "}
            {suggestion.otherColumns.join(", ")}
          </div>
          <div className="wrap-anywhere text-12 text-fg-2">{suggestion.reasons.join("; ")}</div>
        </li>
      ))}
    </ul>
  </>
);
