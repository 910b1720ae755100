import { toast } from "#app/_ui/toast-requests.ts";
import type { Preferences } from "#lib/people/schemas.ts";
import { chooseTheme } from "./actions.ts";
import { showTheme } from "./theme-sync.client.tsx";

/** At once here, and kept for every browser. */
export async function changeTheme(theme: Preferences["theme"]): Promise<void> {
  showTheme(theme);
  const answer = await chooseTheme({ theme });
  if (!answer.ok) toast({ message: answer.error.message, tone: "failed" });
}

/** Whoever chose it: the settings, the account's menu or the command menu. */
export const shownTheme = (): string | undefined => document.documentElement.dataset.theme;
