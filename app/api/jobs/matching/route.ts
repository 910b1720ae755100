import { z } from "zod";
import { findMatching } from "#lib/jobs/queries.ts";
import { many } from "#lib/schemas.ts";
import { askedFilter, inZoneOfReader } from "#lib/web/job-filter.ts";
import { asOrganization } from "#lib/web/scope.ts";
import { answerJson } from "../../answer.ts";

const MOST_ASKED = 100;
const Ids = many(z.uuid()).transform((ids) => ids.slice(0, MOST_ASKED));

/** Which of the jobs `?ids=` the rest of the address means: of changed rows that a page cannot judge by itself. */
export function GET(request: Request): Promise<Response> {
  const filter = askedFilter(request);
  const ids = Ids.parse(new URL(request.url).searchParams.getAll("ids"));
  return answerJson((scope) =>
    asOrganization(scope, async (db) =>
      findMatching(db, scope, await inZoneOfReader(db, scope, filter), ids),
    ),
  );
}
