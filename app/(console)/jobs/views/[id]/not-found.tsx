import { Bookmark } from "lucide-react";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { PageHeader } from "#app/_ui/page-header.tsx";

export default function NoSuchView() {
  return (
    <>
      <PageHeader title="View" trail={[{ href: "/jobs", label: "Jobs" }]} />
      <EmptyState
        icon={<Icon of={Bookmark} />}
        title="This view is gone"
        actions={<ButtonLink href="/jobs">Show all jobs</ButtonLink>}
      >
        It was deleted, it belongs to another organization, or whoever made it does not share it. Its jobs are
        still here.
      </EmptyState>
    </>
  );
}
