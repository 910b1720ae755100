"use client";

import { lazy, Suspense, useState } from "react";
import { type Command, offeredCommands, useCommandRequests } from "#app/_ui/commands.client.tsx";
import type { Role } from "#lib/auth/scope.ts";

const CommandMenu = lazy(() => import("./command-menu.client.tsx"));

/** Waits for the command menu to be asked for; its code comes with the first time. */
export function CommandHost({ role }: { role: Role }) {
  // Asked when it opens: a moment later the menu itself has the focus.
  const [offered, setOffered] = useState<readonly Command[] | null>(null);
  useCommandRequests(() => setOffered((open) => open ?? offeredCommands()));
  if (!offered) return null;
  return (
    <Suspense fallback={null}>
      <CommandMenu offered={offered} role={role} onClosed={() => setOffered(null)} />
    </Suspense>
  );
}
