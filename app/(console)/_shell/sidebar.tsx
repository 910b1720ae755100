import { Menu } from "lucide-react";
import { Icon } from "#app/_ui/icon.tsx";
import { Link } from "#app/_ui/link.client.tsx";
import { Mark } from "#app/_ui/mark.tsx";
import { CommandButton, CommandIconButton } from "./command-button.client.tsx";
import { ConnectionState } from "./connection-state.client.tsx";
import { DrawerCloser } from "./drawer-closer.client.tsx";
import { Navigation } from "./navigation.client.tsx";
import { OrganizationSwitcher } from "./organization-switcher.client.tsx";
import type { ShellData } from "./shell-data.ts";
import { UserMenu } from "./user-menu.client.tsx";

const DRAWER = "navigation-drawer";

const Brand = () => (
  <Link
    href="/jobs"
    className="flex h-8 items-center gap-2 rounded-6 px-2 font-semibold text-14 tracking-[-0.01em]"
  >
    <Mark />
    Tidewatch
  </Link>
);

/** Stands at the left; below 960 px it is a popover, which the browser opens, closes and keeps on top by itself. */
export function Sidebar({ shell }: { shell: ShellData }) {
  return (
    <>
      <header className="flex h-13 shrink-0 items-center gap-1 border-b bg-canvas px-2 lg:hidden">
        <button
          type="button"
          popoverTarget={DRAWER}
          aria-label="Menu"
          className="grid size-11 place-items-center rounded-6 text-fg-2 hover:bg-hover"
        >
          <Icon of={Menu} />
        </button>
        <Brand />
        <span className="flex-1" />
        <ConnectionState isShort />
        <CommandIconButton />
      </header>
      <aside
        id={DRAWER}
        aria-label="Sidebar"
        popover="auto"
        className="z-auto m-0 h-dvh max-h-none flex-col gap-0.5 border-r bg-canvas px-2 pt-2.5 pb-2 text-13 text-fg backdrop:bg-backdrop open:flex max-lg:w-64 lg:sticky lg:top-0 lg:flex lg:w-(--sidebar)"
      >
        <Brand />
        <OrganizationSwitcher name={shell.organizationName} organizations={shell.organizations} />
        <CommandButton />
        <Navigation openAlerts={shell.openAlerts} />
        <div className="mt-auto flex flex-col gap-0.5">
          <ConnectionState />
          <UserMenu name={shell.userName} role={shell.role} />
        </div>
        <DrawerCloser drawerId={DRAWER} />
      </aside>
    </>
  );
}
