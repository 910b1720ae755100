import type { Metadata } from "next";
import Link from "next/link";
import { RefreshOnJobs } from "#app/_live/refresh-on-jobs.client.tsx";
import { PageHeader } from "#app/_ui/page-header.tsx";
import { Pager } from "#app/_ui/pager.tsx";
import { may, whyNot } from "#lib/auth/scope.ts";
import { findDocumentationRun, listDocumentation, readCoverage } from "#lib/documentation/queries.ts";
import { DocumentationFilter } from "#lib/documentation/views.ts";
import { formatQuantity } from "#lib/format.ts";
import { readCursor } from "#lib/jobs/changes.ts";
import { listSourceNames } from "#lib/sources/queries.ts";
import { asOrganization, requireScope } from "#lib/web/scope.ts";
import { CoverageList } from "./_list/coverage-list.tsx";
import { DocumentationFilters } from "./_list/documentation-filters.tsx";
import { DocumentedTables } from "./_list/documented-tables.tsx";
import { NoDocumentation } from "./_list/no-documentation.tsx";
import { RunTexts } from "./_run/run-texts.tsx";
import { documentationHref, fromStart } from "./address.ts";

export const metadata: Metadata = { title: "Documentation" };

export default async function DocumentationPage({ searchParams }: PageProps<"/documentation">) {
  const scope = await requireScope();
  const filter = DocumentationFilter.parse(await searchParams);
  const { cursor, page, coverage, run, sources } = await asOrganization(scope, async (db) => ({
    cursor: await readCursor(db),
    page: await listDocumentation(db, scope, filter),
    coverage: await readCoverage(db, scope),
    run: filter.job ? await findDocumentationRun(db, scope, filter.job) : null,
    sources: await listSourceNames(db, scope),
  }));
  const { rows, after } = page;
  return (
    <>
      <PageHeader
        title="Documentation"
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
      />
      <RefreshOnJobs sourceId={null} cursor={cursor} endsOf="intelligence_analysis" />
      {coverage.length > 0 && (
        <CoverageList
          {...{ coverage, organizationId: scope.organizationId }}
          whyNotRun={may(scope.role, "jobs.run") ? null : whyNot("jobs.run")}
        />
      )}
      {run && <RunTexts run={run} />}
      <DocumentationFilters filter={filter} sources={sources} run={run} />
      <div className="relative border-t sm:min-h-0 sm:flex-1 sm:overflow-auto">
        {rows.length === 0 ? <NoDocumentation filter={filter} /> : <DocumentedTables rows={rows} />}
      </div>
      <Pager
        text={formatQuantity(rows.length, "table")}
        order="By name"
        back={{ label: "First", href: filter.after ? documentationHref(fromStart(filter)) : null }}
        forth={{ label: "More", href: after && documentationHref({ ...fromStart(filter), after }) }}
      />
    </>
  );
}
