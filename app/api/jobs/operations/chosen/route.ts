import { invalid } from "#lib/errors.ts";
import { foreseeChosen } from "#lib/operations/foresee-chosen.ts";
import { ChosenIds } from "#lib/operations/schemas.ts";
import { asOrganization } from "#lib/web/scope.ts";
import { answerJson, requireSameOrganization } from "../../../answer.ts";

/** Which of the jobs `?ids=` would be retried if all of them were asked to be. */
export function GET(request: Request): Promise<Response> {
  const ids = ChosenIds.safeParse(new URL(request.url).searchParams.get("ids")?.split(",")).data;
  return answerJson(async (scope) => {
    requireSameOrganization(request, scope);
    if (!ids) throw invalid("Name the jobs: ids= with their ids, a comma between two.");
    return asOrganization(scope, (db) => foreseeChosen(db, scope, ids));
  });
}
