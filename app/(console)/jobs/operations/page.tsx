import { ListChecks } from "lucide-react";
import type { Metadata } from "next";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { PageHeader } from "#app/_ui/page-header.tsx";
import { Pager } from "#app/_ui/pager.tsx";
import { formatQuantity } from "#lib/format.ts";
import { listOperations } from "#lib/operations/queries.ts";
import { OperationPlace } from "#lib/operations/schemas.ts";
import { asOrganization, requireScope } from "#lib/web/scope.ts";
import { RefreshWhile } from "../_bulk/refresh-while.client.tsx";
import { OperationsTable } from "./operations-table.tsx";

export const metadata: Metadata = { title: "Operations" };

const pageHref = (name: "before" | "after", id: string | null): string | null =>
  id && `/jobs/operations?${name}=${id}`;

/** Which jobs were cancelled or retried together, by whom, why, and what came of it. */
export default async function OperationsPage({ searchParams }: PageProps<"/jobs/operations">) {
  const scope = await requireScope();
  const place = OperationPlace.parse(await searchParams);
  const { rows, newer, older } = await asOrganization(scope, (db) => listOperations(db, scope, place));
  return (
    <>
      <PageHeader title="Operations" trail={[{ href: "/jobs", label: "Jobs" }]} />
      <div className="border-t sm:min-h-0 sm:flex-1 sm:overflow-auto">
        {rows.length > 0 ? (
          <OperationsTable operations={rows} />
        ) : (
          <EmptyState
            icon={<Icon of={ListChecks} />}
            title={place.before || place.after ? "No operations on this page" : "No operations yet"}
            actions={<ButtonLink href="/jobs">Go to Jobs</ButtonLink>}
          >
            Select jobs in the list to cancel or retry many at once. The results are kept here.
          </EmptyState>
        )}
      </div>
      <Pager
        text={formatQuantity(rows.length, "operation")}
        order="Newest first"
        back={{ label: "Newer", href: pageHref("after", newer) }}
        forth={{ label: "Older", href: pageHref("before", older) }}
      />
      <RefreshWhile isRunning={rows.some(({ finishedAt }) => finishedAt === null)} told={null} />
    </>
  );
}
