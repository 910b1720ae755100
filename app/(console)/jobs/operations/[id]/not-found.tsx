import { ListChecks } from "lucide-react";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { PageHeader } from "#app/_ui/page-header.tsx";

export default function NoSuchOperation() {
  return (
    <>
      <PageHeader title="Operations" trail={[{ href: "/jobs", label: "Jobs" }]} />
      <EmptyState
        icon={<Icon of={ListChecks} />}
        title="No such operation here"
        actions={<ButtonLink href="/jobs/operations">To all operations</ButtonLink>}
      >
        It may have been removed since it ended, or belongs to another organization.
      </EmptyState>
    </>
  );
}
