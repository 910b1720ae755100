import { Logs } from "lucide-react";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { PageHeader } from "#app/_ui/page-header.tsx";
import { AskedId } from "./asked-id.client.tsx";

export default function NoSuchJob() {
  return (
    <>
      <PageHeader title={<AskedId />} trail={[{ href: "/jobs", label: "Jobs" }]} />
      <EmptyState
        icon={<Icon of={Logs} />}
        title="No such job here"
        actions={<ButtonLink href="/jobs">Back to Jobs</ButtonLink>}
      >
        Check the ID, or switch organization.
      </EmptyState>
    </>
  );
}
