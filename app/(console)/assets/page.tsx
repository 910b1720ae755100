import { Database, SearchX } from "lucide-react";
import type { Metadata } from "next";
import { RefreshOnJobs } from "#app/_live/refresh-on-jobs.client.tsx";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { PageHeader } from "#app/_ui/page-header.tsx";
import { SearchBox } from "#app/_ui/search-box.tsx";
import { may, type Role } from "#lib/auth/scope.ts";
import { readCursor } from "#lib/jobs/changes.ts";
import { listSources, type SourceSummary } from "#lib/sources/queries.ts";
import { asOrganization, requireScope } from "#lib/web/scope.ts";
import { SourcesTable } from "./_list/sources-table.tsx";
import { AssetAddress, tablesHref } from "./address.ts";
import { AssetTabs } from "./asset-tabs.tsx";
import { ConnectButton } from "./connect-button.tsx";

export const metadata: Metadata = { title: "Assets" };

export default async function AssetsPage({ searchParams }: PageProps<"/assets">) {
  const scope = await requireScope();
  const { q } = AssetAddress.parse(await searchParams);
  // The cursor first: a discovery that ends in between is then heard of, and not missed.
  const { cursor, sources } = await asOrganization(scope, async (db) => ({
    cursor: await readCursor(db),
    sources: await listSources(db, scope),
  }));
  const found = sources.filter((source) => matches(source, q));
  return (
    <>
      <PageHeader title="Assets" actions={<ConnectButton role={scope.role} />} />
      <RefreshOnJobs sourceId={null} cursor={cursor} />
      <AssetTabs current="sources" />
      {sources.length === 0 ? (
        <NoSources role={scope.role} />
      ) : (
        <>
          <div className="px-5 py-2 max-sm:px-4">
            <SearchBox
              action="/assets"
              label="Search sources"
              placeholder="Source, host or database"
              value={q}
            />
          </div>
          {found.length > 0 ? <SourcesTable sources={found} /> : <NoMatch query={q} />}
        </>
      )}
    </>
  );
}

function matches({ name, host, database }: SourceSummary, query: string): boolean {
  const wanted = query.toLowerCase();
  return [name, host, database].some((text) => text.toLowerCase().includes(wanted));
}

function NoSources({ role }: { role: Role }) {
  const mayConnect = may(role, "sources.manage");
  return (
    <EmptyState
      icon={<Icon of={Database} size={20} />}
      title="No database is connected yet"
      actions={mayConnect && <ConnectButton role={role} />}
    >
      {mayConnect
        ? "Connect a PostgreSQL database, and Tidewatch finds its tables, columns and keys."
        : "An admin of this organization connects databases. What they hold is then listed here."}
    </EmptyState>
  );
}

function NoMatch({ query }: { query: string }) {
  return (
    <EmptyState
      icon={<Icon of={SearchX} size={20} />}
      title={`Nothing matches “${query}”`}
      actions={
        <>
          <ButtonLink href="/assets">Clear the search</ButtonLink>
          <ButtonLink tone="ghost" href={tablesHref({ q: query })}>
            Search tables and views for it
          </ButtonLink>
        </>
      }
    >
      Sources are found by their name, host and database.
    </EmptyState>
  );
}
