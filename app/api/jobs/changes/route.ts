import { readChangesSince } from "#lib/jobs/changes.ts";
import { asOrganization } from "#lib/web/scope.ts";
import { answerJson, requireSameOrganization } from "../../answer.ts";

/** What a page of `?organization=` that stands at `?cursor=` has missed, once: for a tab that joins another's stream. */
export function GET(request: Request): Promise<Response> {
  const cursor = new URL(request.url).searchParams.get("cursor");
  return answerJson((scope) => {
    requireSameOrganization(request, scope);
    return asOrganization(scope, (db) => readChangesSince(db, scope, cursor));
  });
}
