import type { Scope } from "#lib/auth/scope.ts";
import type { Statements } from "#lib/db/statements.ts";
import { formatCount } from "#lib/format.ts";
import { foreseeRetries } from "#lib/jobs/foresee-retries.ts";
import type { ChosenProspect } from "./views.ts";

/** What retrying these jobs would come to, before anybody says yes to it. */
export async function foreseeChosen(
  db: Statements,
  scope: Scope,
  jobIds: readonly string[],
): Promise<ChosenProspect> {
  const { ids, retried, same } = await foreseeRetries(db, scope, jobIds);
  return {
    ids,
    others: [
      ...(retried > 0 ? [`${formatCount(retried)} retried already`] : []),
      ...(same > 0 ? [`${formatCount(same)} that would do the same as another`] : []),
    ],
  };
}
