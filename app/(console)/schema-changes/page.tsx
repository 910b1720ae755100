import type { Metadata } from "next";
import Link from "next/link";
import { ExportMenu } from "#app/_ui/export-menu.tsx";
import { PageHeader } from "#app/_ui/page-header.tsx";
import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import { ChangeFilter, type DiscoveryRun } from "#lib/schema-changes/views.ts";
import { requireScope } from "#lib/web/scope.ts";
import { ChangeDetails } from "./_details/change-details.tsx";
import { ChangeFilters } from "./_list/change-filters.tsx";
import { ChangeTabs } from "./_list/change-tabs.tsx";
import { ChangesList } from "./_list/changes-list.client.tsx";
import { NoChanges } from "./_list/no-changes.tsx";
import { exportHref } from "./address.ts";
import { readChangesPage } from "./read-page.ts";

export const metadata: Metadata = { title: "Schema changes" };

export default async function SchemaChangesPage({ searchParams }: PageProps<"/schema-changes">) {
  const scope = await requireScope();
  const search = await searchParams;
  const filter = ChangeFilter.parse(search);
  const { page, run, sources, assetName, open, cursor } = await readChangesPage(scope, filter, search.change);
  const details = open && <ChangeDetails change={open} role={scope.role} />;
  const isListed = page.rows.some(({ id }) => id === open?.id);
  return (
    <>
      <PageHeader
        title="Schema changes"
        aside={run && <OfRun run={run} />}
        actions={
          <ExportMenu
            hrefs={{
              csv: exportHref(filter, "csv", scope.organizationId),
              json: exportHref(filter, "json", scope.organizationId),
            }}
          />
        }
      />
      <ChangeTabs filter={filter} counts={page.counts} />
      <ChangeFilters filter={filter} counts={page.counts} sources={sources} run={run} assetName={assetName} />
      {open && !isListed && (
        <div className="shrink-0 border-t bg-sunken px-5 py-4 max-sm:px-4">{details}</div>
      )}
      <ChangesList
        page={page}
        filter={filter}
        role={scope.role}
        cursor={cursor}
        open={open && isListed ? { id: open.id, details } : null}
        nothing={<NoChanges filter={filter} run={run} inAllTabs={page.counts.tabs.all} />}
      />
    </>
  );
}

const LINK = "rounded-4 text-accent-text hover:underline";

/** Whose changes, found by what and when. */
const OfRun = ({ run }: { run: DiscoveryRun }) => (
  <span className="flex min-w-0 flex-wrap items-center gap-x-1.5 text-13 text-fg-2">
    of
    <Link href={`/assets/${run.sourceId}`} className={`font-medium ${LINK}`}>
      {run.sourceName}
    </Link>
    found by
    <Link href={`/jobs/${run.id}`} className={`mono ${LINK}`}>
      {run.shortId}
    </Link>
    {run.finishedAt && <RelativeTime at={run.finishedAt} className="text-fg-3" />}
  </span>
);
