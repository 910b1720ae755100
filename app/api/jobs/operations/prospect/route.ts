import { z } from "zod";
import { invalid } from "#lib/errors.ts";
import { foresee } from "#lib/operations/foresee.ts";
import { VERBS } from "#lib/operations/views.ts";
import { askedFilter, inZoneOfReader } from "#lib/web/job-filter.ts";
import { asOrganization } from "#lib/web/scope.ts";
import { answerJson, requireSameOrganization } from "../../../answer.ts";

const Asked = z.enum(VERBS);

/** How many jobs `?verb=` would be done to if all were meant that match the rest of the address. */
export function GET(request: Request): Promise<Response> {
  const verb = Asked.safeParse(new URL(request.url).searchParams.get("verb")).data;
  return answerJson(async (scope) => {
    requireSameOrganization(request, scope);
    if (!verb) throw invalid(`Say what is to be done: verb=${VERBS.join(" or verb=")}.`);
    const narrowing = await asOrganization(scope, async (db) =>
      inZoneOfReader(db, scope, askedFilter(request)),
    );
    return foresee((look) => asOrganization(scope, look), scope, verb, narrowing);
  });
}
