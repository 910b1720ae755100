import { CircleCheck } from "lucide-react";
import type { Metadata } from "next";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { PageHeader } from "#app/_ui/page-header.tsx";
import { Pager } from "#app/_ui/pager.tsx";
import { formatQuantity } from "#lib/format.ts";
import { listFailureGroups } from "#lib/jobs/failures/queries.ts";
import { asOrganization, requireScope } from "#lib/web/scope.ts";
import { CauseSection } from "./cause-section.tsx";

export const metadata: Metadata = { title: "Failures by cause" };

/** Why jobs fail now: each cause once, with how many, since when, where, and what to do. */
export default async function FailuresPage() {
  const scope = await requireScope();
  const groups = await asOrganization(scope, (db) => listFailureGroups(db, scope));
  const open = groups.filter(({ resolvedAt }) => resolvedAt === null).length;
  return (
    <>
      <PageHeader
        title="Failures by cause"
        trail={[{ href: "/jobs", label: "Jobs" }]}
        actions={
          <ButtonLink href="/help/using-jobs#debug-a-failed-job" tone="ghost">
            Help
          </ButtonLink>
        }
      />
      <div className="border-t sm:min-h-0 sm:flex-1 sm:overflow-auto">
        {groups.map((group) => (
          <CauseSection key={group.id} group={group} role={scope.role} />
        ))}
        {groups.length === 0 && (
          <EmptyState
            icon={<Icon of={CircleCheck} />}
            title="Nothing fails"
            actions={<ButtonLink href="/jobs">Go to Jobs</ButtonLink>}
          >
            Each cause stands here until the next run of its assets completes.
          </EmptyState>
        )}
      </div>
      <Pager
        text={`${formatQuantity(open, "cause")}, ${groups.length - open} resolved in the last 7 days`}
        order="Newest first"
        back={{ label: "Newer", href: null }}
        forth={{ label: "Older", href: null }}
      />
    </>
  );
}
