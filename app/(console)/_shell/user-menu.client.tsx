"use client";

import { Keyboard, LogOut, Monitor, Moon, Sun, UserRound } from "lucide-react";
import { Icon } from "#app/_ui/icon.tsx";
import { MenuButton } from "#app/_ui/menu-button.client.tsx";
import { toast } from "#app/_ui/toast-requests.ts";
import { signOut } from "./actions.ts";
import { changeTheme, shownTheme } from "./change-theme.ts";
import { initial } from "./organization-switcher.client.tsx";
import { askForShortcuts } from "./shortcut-list.client.tsx";

const THEMES = [
  { theme: "system", label: "As the system", icon: Monitor },
  { theme: "light", label: "Light", icon: Sun },
  { theme: "dark", label: "Dark", icon: Moon },
] as const;

export function UserMenu({ name, role }: { name: string; role: string }) {
  const leave = async () => {
    const answer = await signOut({});
    if (answer.ok) window.location.assign("/sign-in");
    else toast({ message: answer.error.message, tone: "failed" });
  };

  return (
    <MenuButton
      label="Account"
      hasText
      align="start"
      className="flex h-9 w-full items-center gap-2 rounded-6 px-2 text-left text-fg-2 hover:bg-hover max-lg:h-11"
      entries={() => [
        ...THEMES.map(({ theme: id, label, icon }) => ({
          label,
          icon: <Icon of={icon} />,
          isChecked: shownTheme() === id,
          onSelect: () => void changeTheme(id),
        })),
        "separator",
        {
          label: "Keyboard shortcuts",
          icon: <Icon of={Keyboard} />,
          shortcut: "?",
          onSelect: askForShortcuts,
        },
        { label: "Your profile", icon: <Icon of={UserRound} />, href: "/settings/profile" },
        "separator",
        { label: "Sign out", icon: <Icon of={LogOut} />, onSelect: () => void leave() },
      ]}
    >
      <span
        aria-hidden="true"
        className="grid size-[22px] shrink-0 place-items-center rounded-full border border-line-strong font-medium text-11"
      >
        {initial(name)}
      </span>
      <span className="min-w-0 truncate">
        <span className="sr-only">Account of </span>
        {name}
      </span>
      <span className="shrink-0 text-fg-3">· {role}</span>
    </MenuButton>
  );
}
