import { readChangesSince } from "#lib/jobs/changes.ts";
import { asOrganization } from "#lib/web/scope.ts";
import { answerJson } from "../answer.ts";

/** What a page that stands at `?cursor=` has missed, once: for a tab that joins another tab's stream. */
export function GET(request: Request): Promise<Response> {
  const cursor = new URL(request.url).searchParams.get("cursor");
  return answerJson((scope) => asOrganization(scope, (db) => readChangesSince(db, scope, cursor)));
}
