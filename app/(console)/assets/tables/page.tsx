import type { Metadata } from "next";
import { RefreshOnJobs } from "#app/_live/refresh-on-jobs.client.tsx";
import { ExportMenu } from "#app/_ui/export-menu.tsx";
import { PageHeader } from "#app/_ui/page-header.tsx";
import { Pager } from "#app/_ui/pager.tsx";
import { listAssets, listSchemas } from "#lib/catalog/asset-list.ts";
import { AssetFilter } from "#lib/catalog/views.ts";
import { formatCount, formatQuantity } from "#lib/format.ts";
import { readCursor } from "#lib/jobs/changes.ts";
import { listSourceNames } from "#lib/sources/queries.ts";
import { asOrganization, requireScope } from "#lib/web/scope.ts";
import { AssetFilters } from "../_tables/asset-filters.tsx";
import { AssetsTable } from "../_tables/assets-table.tsx";
import { NoAssets } from "../_tables/no-assets.tsx";
import { exportHref, fromStart, tablesHref } from "../address.ts";
import { AssetTabs } from "../asset-tabs.tsx";
import { ConnectButton } from "../connect-button.tsx";

export const metadata: Metadata = { title: "Tables and views" };

export default async function TablesPage({ searchParams }: PageProps<"/assets/tables">) {
  const scope = await requireScope();
  const filter = AssetFilter.parse(await searchParams);
  const { cursor, page, sources, schemas } = await asOrganization(scope, async (db) => {
    // The cursor first: a discovery that ends in between is then heard of, and not missed.
    const cursor = await readCursor(db);
    const sources = await listSourceNames(db, scope);
    const [only, ...others] = filter.source.length > 0 ? filter.source : sources.map(({ id }) => id);
    const schemas = only && others.length === 0 ? await listSchemas(db, scope, only) : [];
    return { cursor, sources, schemas, page: await listAssets(db, scope, filter) };
  });
  const inTab = page.counts.tabs[filter.tab];
  const start = fromStart(filter);
  return (
    <>
      <PageHeader
        title="Assets"
        actions={
          <>
            <ExportMenu
              hrefs={{
                csv: exportHref(filter, "csv", scope.organizationId),
                json: exportHref(filter, "json", scope.organizationId),
              }}
            />
            <ConnectButton role={scope.role} />
          </>
        }
      />
      <RefreshOnJobs sourceId={null} cursor={cursor} endsOf="asset_discovery" />
      <AssetTabs current="tables" />
      <AssetFilters filter={filter} counts={page.counts} sources={sources} schemas={schemas} />
      <div className="relative border-t sm:min-h-0 sm:flex-1 sm:overflow-auto">
        {page.rows.length > 0 ? (
          <AssetsTable rows={page.rows} />
        ) : (
          <NoAssets filter={filter} hasSources={sources.length > 0} />
        )}
      </div>
      <Pager
        text={`${formatCount(page.rows.length)} of ${formatQuantity(inTab, "table or view", "tables and views")}`}
        order="By name"
        back={{ label: "Previous", href: page.previous && tablesHref({ ...start, before: page.previous }) }}
        forth={{ label: "Next", href: page.next && tablesHref({ ...start, after: page.next }) }}
      />
    </>
  );
}
