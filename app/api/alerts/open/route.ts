import { countOpenAlerts } from "#lib/alerts/queries.ts";
import { asOrganization } from "#lib/web/scope.ts";
import { answerJson } from "../../answer.ts";

/** How many alerts wait for somebody. */
export const GET = (): Promise<Response> =>
  answerJson((scope) => asOrganization(scope, async (db) => ({ open: await countOpenAlerts(db, scope) })));
