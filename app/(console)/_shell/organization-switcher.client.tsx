"use client";

import { ChevronsUpDown } from "lucide-react";
import { Icon } from "#app/_ui/icon.tsx";
import { MenuButton } from "#app/_ui/menu-button.client.tsx";
import { toast } from "#app/_ui/toast-requests.ts";
import type { MyOrganization } from "#lib/people/account.ts";
import { goToOrganization } from "./actions.ts";

type SwitcherProps = { name: string; organizations: MyOrganization[] };

export function OrganizationSwitcher({ name, organizations }: SwitcherProps) {
  const go = async (organizationId: string) => {
    const answer = await goToOrganization({ organizationId });
    if (answer.ok)
      window.location.assign("/jobs"); // whole: nothing of the other organization stays in memory
    else toast({ message: answer.error.message, tone: "failed" });
  };
  return (
    <MenuButton
      label="Organizations"
      hasText
      align="start"
      className="mt-1.5 mb-2 flex h-9 w-full items-center gap-2 rounded-6 border bg-surface px-2 text-left hover:bg-hover max-lg:h-11"
      entries={() => [
        ...organizations.map(({ id, name: label, isCurrent }) => ({
          label,
          isChecked: isCurrent,
          onSelect: () => void go(id),
        })),
        "separator",
        { label: "People", href: "/settings/people" },
      ]}
    >
      <span
        aria-hidden="true"
        className="grid size-5 shrink-0 place-items-center rounded-4 bg-accent-bg-2 font-semibold text-11 text-accent-text"
      >
        {initial(name)}
      </span>
      <span className="min-w-0 flex-1 truncate font-medium">
        <span className="sr-only">Organization: </span>
        {name}
      </span>
      <Icon of={ChevronsUpDown} size={14} className="text-fg-3" />
    </MenuButton>
  );
}

/** The first letter a person sees, also where it takes more than one code unit. */
export const initial = (name: string): string => [...name.trim()][0]?.toUpperCase() ?? "?";
