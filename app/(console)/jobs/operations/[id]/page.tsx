import { ListChecks } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { ExportMenu } from "#app/_ui/export-menu.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { PageHeader } from "#app/_ui/page-header.tsx";
import { Pager } from "#app/_ui/pager.tsx";
import { TabLinks } from "#app/_ui/tabs.tsx";
import { AppError } from "#lib/errors.ts";
import { formatCount, formatQuantity } from "#lib/format.ts";
import { getOperation, listItems } from "#lib/operations/queries.ts";
import { ItemFilter, OperationPlace } from "#lib/operations/schemas.ts";
import { asOrganization, requireScope } from "#lib/web/scope.ts";
import { RefreshWhile } from "../../_bulk/refresh-while.client.tsx";
import { countsText, operationTitle } from "../../_bulk/words.ts";
import { itemsExportHref, itemsHref, outcomeTabs } from "./address.ts";
import { ItemsTable } from "./items-table.tsx";
import { OperationFacts } from "./operation-facts.tsx";
import { StopOperation } from "./stop-operation.client.tsx";

export async function generateMetadata({ params }: PageProps<"/jobs/operations/[id]">): Promise<Metadata> {
  const operation = await readOperation((await params).id);
  return { title: operation ? operationTitle(operation) : "No such operation" };
}

/** What came of each job of one operation, while it goes on and afterwards. */
export default async function OperationPage({ params, searchParams }: PageProps<"/jobs/operations/[id]">) {
  const operation = await readOperation((await params).id);
  if (!operation) notFound();
  const scope = await requireScope();
  const filter = ItemFilter.parse(await searchParams);
  const { rows, newer, older } = await asOrganization(scope, (db) =>
    listItems(db, scope, operation.id, filter),
  );
  const title = operationTitle(operation);
  const isRunning = operation.finishedAt === null;
  return (
    <>
      <PageHeader
        title={title}
        trail={[
          { href: "/jobs", label: "Jobs" },
          { href: "/jobs/operations", label: "Operations" },
        ]}
        actions={
          <>
            <ExportMenu
              isIconOnly
              hrefs={{
                csv: itemsExportHref(operation.id, filter.outcome, "csv", scope.organizationId),
                json: itemsExportHref(operation.id, filter.outcome, "json", scope.organizationId),
              }}
            />
            {isRunning && <StopOperation operation={operation} role={scope.role} />}
          </>
        }
      />
      <OperationFacts operation={operation} />
      <TabLinks
        label="Jobs by what came of them"
        tabs={outcomeTabs(operation).map(({ tab, label, count }) => ({
          ...{ label, count: formatCount(count), isCurrent: filter.outcome === tab },
          href: itemsHref(operation.id, { outcome: tab }),
        }))}
      />
      <div className="sm:min-h-0 sm:flex-1 sm:overflow-auto">
        {rows.length > 0 ? (
          <ItemsTable operation={operation} items={rows} />
        ) : (
          <EmptyState icon={<Icon of={ListChecks} />} title="No jobs here">
            {isRunning ? "Jobs appear here as their turn comes." : "No job of this operation ended up here."}
          </EmptyState>
        )}
      </div>
      <Pager
        text={formatQuantity(rows.length, "job")}
        order="Newest first"
        back={{ label: "Newer", href: newer && itemsHref(operation.id, { ...filter, after: newer }) }}
        forth={{ label: "Older", href: older && itemsHref(operation.id, { ...filter, before: older }) }}
      />
      <RefreshWhile isRunning={isRunning} told={`${title}: ${countsText(operation)}.`} />
    </>
  );
}

/** Once for the title and the page; null where there is no such operation here. */
const readOperation = cache(async (id: string) => {
  const scope = await requireScope();
  const known = OperationPlace.shape.before.parse(id);
  if (!known) return null;
  return asOrganization(scope, (db) => getOperation(db, scope, known)).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  });
});
