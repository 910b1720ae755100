import { getJobDetails } from "#lib/jobs/details/job-details.ts";
import { asOrganization } from "#lib/web/scope.ts";
import { answerJson } from "../../answer.ts";

/** One job whole, by its id or its short id. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  return answerJson((scope) => asOrganization(scope, (db) => getJobDetails(db, scope, id)));
}
