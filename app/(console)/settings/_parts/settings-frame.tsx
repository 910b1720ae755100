import type { ReactNode } from "react";
import { PageHeader } from "#app/_ui/page-header.tsx";
import { TabLinks } from "#app/_ui/tabs.tsx";

const PLACES = [
  { id: "profile", label: "Profile" },
  { id: "people", label: "People" },
  { id: "organization", label: "Organization" },
  { id: "classification", label: "Classification" },
  { id: "language-model", label: "Language model" },
  { id: "schedules", label: "Schedules" },
  { id: "destinations", label: "Destinations" },
  { id: "workers", label: "Workers" },
] as const;

type SettingsFrameProps = { current: (typeof PLACES)[number]["id"] | null; children: ReactNode };

export function SettingsFrame({ current, children }: SettingsFrameProps) {
  return (
    <>
      <PageHeader title="Settings" />
      <TabLinks
        label="Settings"
        tabs={PLACES.map(({ id, label }) => ({ href: `/settings/${id}`, label, isCurrent: id === current }))}
      />
      <div className="flex flex-col gap-8 px-5 py-5 max-sm:px-4">{children}</div>
    </>
  );
}
