import type { Found } from "#app/(console)/_shell/found.ts";
import { viewHref } from "#app/(console)/jobs/_views/view-address.ts";
import type { Scope } from "#lib/auth/scope.ts";
import { findAssetsNamed } from "#lib/catalog/asset-list.ts";
import type { Db } from "#lib/db/client.ts";
import { jobTypeLabel } from "#lib/jobs/catalog.ts";
import { findJobsByShortId } from "#lib/jobs/find-jobs.ts";
import { STATUS_LABELS } from "#lib/jobs/status.ts";
import { listSavedViews } from "#lib/saved-views/queries.ts";
import { SearchText } from "#lib/schemas.ts";
import { findSourcesSaid } from "#lib/sources/queries.ts";
import { asOrganization } from "#lib/web/scope.ts";
import { answerJson } from "../answer.ts";

const LONGEST_TEXT = 100;

/** What `q` may mean in the command menu, a few of each: a job's short id, a part of a table's, source's or view's name. */
export function GET(request: Request): Promise<Response> {
  const text = SearchText.parse((new URL(request.url).searchParams.get("q") ?? "").slice(0, LONGEST_TEXT));
  return answerJson((scope) => asOrganization(scope, (db) => find(db, scope, text)));
}

/** What the menu offers to do with a source: `discovery orders` asks for one as `orders` does. */
const SAID_OF_SOURCES = "run discovery on go to ";

async function find(db: Db, scope: Scope, text: string): Promise<Found> {
  const jobs = await findJobsByShortId(db, scope, text);
  const assets = await findAssetsNamed(db, scope, text);
  const views = await listSavedViews(db, scope);
  return {
    jobs: jobs.map(({ id, shortId, type, status, sourceName, relationName }) => ({
      ...{ id, shortId, status: STATUS_LABELS[status] },
      what: `${jobTypeLabel(type)} of ${[sourceName ?? "a removed source", relationName].filter(Boolean).join(" › ")}`,
    })),
    assets: assets.map(({ id, schemaName, name, sourceName }) => ({
      ...{ id, sourceName },
      name: schemaName ? `${schemaName}.${name}` : name,
    })),
    sources: await findSourcesSaid(db, scope, SAID_OF_SOURCES, text),
    views: views
      .filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()))
      .slice(0, 8)
      .map((view) => ({ name: view.name, href: viewHref(view), isShared: view.isShared })),
  };
}
