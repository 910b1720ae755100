import { Compass } from "lucide-react";
import type { Metadata } from "next";
import { ButtonLink } from "./_ui/button-link.tsx";
import { EmptyState } from "./_ui/empty-state.tsx";
import { Icon } from "./_ui/icon.tsx";

export const metadata: Metadata = { title: "No such page" };

export default function NotFound() {
  return (
    <main>
      <EmptyState
        icon={<Icon of={Compass} />}
        title="No such page"
        level="h1"
        actions={<ButtonLink href="/jobs">Back to Jobs</ButtonLink>}
      >
        Nothing stands at this address. Check it, or start from the list of jobs.
      </EmptyState>
    </main>
  );
}
