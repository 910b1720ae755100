import type { Metadata } from "next";
import Link from "next/link";
import { RefreshOnJobs } from "#app/_live/refresh-on-jobs.client.tsx";
import { ExportMenu } from "#app/_ui/export-menu.tsx";
import { PageHeader } from "#app/_ui/page-header.tsx";
import { Pager } from "#app/_ui/pager.tsx";
import { TabLinks } from "#app/_ui/tabs.tsx";
import { formatCount, formatQuantity } from "#lib/format.ts";
import { readCursor } from "#lib/jobs/changes.ts";
import { listSourceNames } from "#lib/sources/queries.ts";
import { findTagRun, listTags } from "#lib/tags/queries.ts";
import { TAG_TABS, TagFilter, type TagTab } from "#lib/tags/views.ts";
import { asOrganization, requireScope } from "#lib/web/scope.ts";
import { NoTags } from "./_list/no-tags.tsx";
import { TagFilters } from "./_list/tag-filters.tsx";
import { TagList } from "./_list/tag-list.client.tsx";
import { RunChanges } from "./_run/run-changes.tsx";
import { exportHref, fromStart, tabHref, tagsHref } from "./address.ts";

export const metadata: Metadata = { title: "Tags" };

const LABELS: Record<TagTab, string> = { applied: "Applied", review: "To review", rejected: "Rejected" };

export default async function TagsPage({ searchParams }: PageProps<"/tags">) {
  const scope = await requireScope();
  const filter = TagFilter.parse(await searchParams);
  const { cursor, page, run, sources } = await asOrganization(scope, async (db) => ({
    // First of all: what a run publishes while the rest is read is then heard of, and not missed.
    cursor: await readCursor(db),
    page: await listTags(db, scope, filter),
    run: filter.job ? await findTagRun(db, scope, filter.job) : null,
    sources: await listSourceNames(db, scope),
  }));
  const { rows, counts, after, byTag } = page;
  return (
    <>
      <PageHeader
        title="Tags"
        aside={
          run && (
            <Link
              href={`/jobs/${run.id}`}
              className="mono rounded-4 text-12 text-accent-text hover:underline"
            >
              {run.shortId}
            </Link>
          )
        }
        actions={
          <>
            <Link
              href="/settings/classification"
              className="rounded-4 text-13 text-accent-text hover:underline"
            >
              Rules
            </Link>
            <ExportMenu
              hrefs={{
                csv: exportHref(filter, "csv", scope.organizationId),
                json: exportHref(filter, "json", scope.organizationId),
              }}
            />
          </>
        }
      />
      <RefreshOnJobs sourceId={filter.source ?? null} cursor={cursor} endsOf="tag_generation" />
      <TabLinks
        label="Tags by what was decided"
        tabs={TAG_TABS.map((tab) => ({
          href: tabHref(filter, tab),
          label: LABELS[tab],
          count: formatCount(counts[tab]),
          isCurrent: filter.tab === tab,
        }))}
      />
      <TagFilters filter={filter} byTag={byTag} sources={sources} run={run} />
      {run && <RunChanges run={run} />}
      <div className="relative border-t sm:min-h-0 sm:flex-1 sm:overflow-auto">
        {rows.length === 0 ? <NoTags filter={filter} /> : <TagList rows={rows} role={scope.role} />}
      </div>
      <Pager
        text={`${formatCount(rows.length)} of ${formatQuantity(counts[filter.tab], "tag")}`}
        order={filter.tab === "review" ? "Likeliest first" : "By table"}
        back={{ label: "First", href: filter.after ? tagsHref(fromStart(filter)) : null }}
        forth={{ label: "More", href: after && tagsHref({ ...fromStart(filter), after }) }}
      />
    </>
  );
}
