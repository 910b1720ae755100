import { listCurrentOperations } from "#lib/operations/queries.ts";
import { asOrganization } from "#lib/web/scope.ts";
import { answerJson, requireSameOrganization } from "../../answer.ts";

/** Operations under way, and those that ended just now. */
export const GET = (request: Request): Promise<Response> =>
  answerJson((scope) => {
    requireSameOrganization(request, scope);
    return asOrganization(scope, (db) => listCurrentOperations(db, scope));
  });
