import type { ReactNode } from "react";
import { LiveProvider } from "#app/_live/live.client.tsx";
import { ReaderProvider } from "#app/_ui/clock.client.tsx";
import { ShortcutsProvider } from "#app/_ui/shortcuts.client.tsx";
import { formatZone } from "#lib/format.ts";
import { CommandHost } from "./_shell/command-host.client.tsx";
import { ConnectionNotice } from "./_shell/connection-notice.client.tsx";
import { readShell } from "./_shell/shell-data.ts";
import { ShortcutList } from "./_shell/shortcut-list.client.tsx";
import { Sidebar } from "./_shell/sidebar.tsx";
import { ThemeSync } from "./_shell/theme-sync.client.tsx";

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const shell = await readShell();
  const now = new Date();
  return (
    <ReaderProvider
      renderedAt={now.toISOString()}
      timeZone={shell.timeZone}
      offset={formatZone(now, shell.timeZone)}
    >
      <ShortcutsProvider isEnabled={shell.preferences.singleKeyShortcuts}>
        <LiveProvider organizationId={shell.organizationId} userId={shell.userId}>
          <a
            href="#main"
            className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-(--z-toast) focus:rounded-6 focus:bg-raised focus:px-3 focus:py-2 focus:shadow-2"
          >
            Skip to content
          </a>
          <div
            data-density={shell.preferences.density}
            className="flex min-h-dvh flex-col lg:grid lg:grid-cols-[var(--sidebar)_minmax(0,1fr)]"
          >
            <Sidebar shell={shell} />
            <main
              id="main"
              tabIndex={-1}
              className="flex min-w-0 flex-1 flex-col bg-surface outline-none sm:h-[calc(100dvh-52px)] sm:overflow-y-auto lg:h-dvh"
            >
              <ConnectionNotice />
              {children}
            </main>
          </div>
          <ShortcutList />
          <CommandHost role={shell.role} />
        </LiveProvider>
        <ThemeSync theme={shell.preferences.theme} />
      </ShortcutsProvider>
    </ReaderProvider>
  );
}
