import { Notice } from "#app/_ui/notice.tsx";
import { grantSchemas } from "#lib/connectors/grants.ts";
import type { SourceDetails } from "#lib/sources/queries.ts";
import { Grants } from "../../../jobs/_parts/grants.tsx";

/** What its last discovery may not read, and what would let it. */
export function UnreadableSchemas({ source: { username, unreadableSchemas } }: { source: SourceDetails }) {
  const statements = grantSchemas(unreadableSchemas, username);
  if (!statements) return null;
  return (
    <Notice tone="warn">
      <div className="grid gap-2 py-1">
        <p className="wrap-anywhere">
          {username} may not read {unreadableSchemas.join(", ")}: what is in there stays as it was last known.
        </p>
        <Grants statements={statements} />
      </div>
    </Notice>
  );
}
