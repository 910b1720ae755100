import { Workflow } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageHeader } from "#app/_ui/page-header.tsx";
import { may, whyNot } from "#lib/auth/scope.ts";
import { LineageAddress } from "#lib/lineage/views.ts";
import { requireScope } from "#lib/web/scope.ts";
import { LineageGraphView } from "./_graph/lineage-graph.client.tsx";
import { ImportButton } from "./_import/import-button.client.tsx";
import { ImportsSection } from "./_import/imports-section.tsx";
import { ImpactSummary } from "./_list/impact-summary.tsx";
import { LineageControls } from "./_list/lineage-controls.tsx";
import { LinksTable } from "./_list/links-table.tsx";
import { RunChanges } from "./_list/run-changes.tsx";
import { lineageHref } from "./address.ts";
import { readLineagePage } from "./read-page.ts";

export const metadata: Metadata = { title: "Lineage" };

export default async function LineagePage({ searchParams }: PageProps<"/lineage">) {
  const scope = await requireScope();
  const address = LineageAddress.parse(await searchParams);
  const { cursor, run, sources, sourceId, imports, assetName, impact, graph } = await readLineagePage(
    scope,
    address,
  );
  const whyNotImport = may(scope.role, "sources.manage") ? null : whyNot("sources.manage");
  const isEmpty = graph.links.length + graph.keys.length === 0;
  return (
    <>
      <PageHeader
        title="Lineage"
        aside={
          assetName && (
            <span className="flex min-w-0 flex-wrap items-center gap-x-1.5 text-13 text-fg-2">
              of
              <Link
                href={`/assets/${address.asset}`}
                className="rounded-4 font-medium text-accent-text hover:underline"
              >
                {assetName}
              </Link>
              {address.column && <span className="mono">{address.column}</span>}
            </span>
          )
        }
        actions={
          sources.length > 0 && <ImportButton sources={sources} sourceId={sourceId} whyNot={whyNotImport} />
        }
      />
      <LineageControls address={address} sources={sources} sourceId={sourceId} />
      <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-auto px-5 py-4 max-sm:px-4">
        {run && <RunChanges run={run} />}
        {graph.isCut && (
          <Notice tone="warn">
            More belongs to it than can be shown. Choose a table, or fewer steps, to see all of a part.
          </Notice>
        )}
        {impact && <ImpactSummary impact={impact} column={address.column ?? null} />}
        {isEmpty ? (
          <EmptyState
            icon={<Icon of={Workflow} />}
            title={assetName ? "Nothing flows to or from it" : "No lineage yet"}
            actions={
              assetName ? (
                <ButtonLink href={lineageHref({ source: address.source })}>Show the whole source</ButtonLink>
              ) : (
                <ButtonLink href={sourceId ? `/assets/${sourceId}` : "/assets"}>Go to the source</ButtonLink>
              )
            }
          >
            {assetName
              ? "Nothing that is known reads it, and it is made of nothing."
              : "Lineage is read from definitions of views and routines, after each discovery or when a person asks for it, and from dbt manifests and SQL that people import."}
          </EmptyState>
        ) : address.view === "table" ? (
          <LinksTable graph={graph} address={address} />
        ) : (
          <LineageGraphView graph={graph} address={address} />
        )}
        {imports && sourceId && (
          <ImportsSection imports={imports} sourceId={sourceId} cursor={cursor} whyNot={whyNotImport} />
        )}
      </div>
    </>
  );
}
