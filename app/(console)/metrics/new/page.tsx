import { Lock } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageHeader } from "#app/_ui/page-header.tsx";
import { may, whyNot } from "#lib/auth/scope.ts";
import { findMetricChoices } from "#lib/metrics/choices.ts";
import { asOrganization, requireScope } from "#lib/web/scope.ts";
import { orNotFound } from "../../assets/or-not-found.ts";
import { CustomMetricForm } from "../_custom/custom-metric-form.client.tsx";

export const metadata: Metadata = { title: "Custom SQL" };

const Asked = z.object({ asset: z.uuid() });

/** A number of one's own about a table: written, checked as it is typed, tried, kept. */
export default async function NewMetricPage({ searchParams }: PageProps<"/metrics/new">) {
  const scope = await requireScope();
  const asked = Asked.safeParse(await searchParams);
  if (!asked.success) notFound();
  const choices = await orNotFound(
    asOrganization(scope, (db) => findMetricChoices(db, scope, asked.data.asset)),
  );
  const { assetId, schemaName, tableName, accessLevel } = choices;
  const isAllowed = may(scope.role, "metrics.custom");
  return (
    <>
      <PageHeader
        title="Custom SQL"
        trail={[
          { href: "/metrics", label: "Metrics" },
          { href: `/metrics/tables/${assetId}`, label: `${schemaName}.${tableName}` },
        ]}
      />
      {isAllowed ? (
        <div className="grid gap-4 border-t px-5 py-5 max-sm:px-4">
          {accessLevel === "schema_only" && (
            <Notice tone="warn">
              Its source shows its structure alone, so no statement runs on it. An admin may change what
              Tidewatch may read on the source’s page.
            </Notice>
          )}
          <CustomMetricForm assetId={assetId} />
        </div>
      ) : (
        <EmptyState
          icon={<Icon of={Lock} size={20} />}
          title="You may not write statements of your own"
          actions={<ButtonLink href={`/metrics/tables/${assetId}`}>Back to the table</ButtonLink>}
        >
          They run on the database itself. {whyNot("metrics.custom")}
        </EmptyState>
      )}
    </>
  );
}
