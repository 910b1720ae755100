import {
  BellRing,
  Bookmark,
  Database,
  Keyboard,
  ListChecks,
  Logs,
  MessageCircleQuestion,
  Monitor,
  Moon,
  RefreshCw,
  Sun,
  Table2,
  TriangleAlert,
  UserRound,
  Users,
} from "lucide-react";
import type { Command } from "#app/_ui/commands.client.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { toast } from "#app/_ui/toast-requests.ts";
import type { Role } from "#lib/auth/scope.ts";
import { askHref } from "../ask/address.ts";
import { runJob } from "../jobs/actions.ts";
import { whyNotRun } from "../jobs/allowed.ts";
import { changeTheme } from "./change-theme.ts";
import type { Found } from "./found.ts";
import { PLACES } from "./places.ts";
import { askForShortcuts } from "./shortcut-list.client.tsx";

const THEMES = [
  { theme: "light", label: "Light theme", icon: Sun },
  { theme: "dark", label: "Dark theme", icon: Moon },
  { theme: "system", label: "Theme of the system", icon: Monitor },
] as const;

/** What every page offers. */
export const ownCommands = (): Command[] => [
  ...PLACES.map(({ href, label, icon, keys }) => ({
    ...{ group: "Go to", label, href, icon: <Icon of={icon} /> },
    ...(keys && { shortcut: keys }),
  })),
  { group: "Go to", label: "Tables and views", href: "/assets/tables", icon: <Icon of={Table2} /> },
  { group: "Go to", label: "Anomalies", href: "/metrics/anomalies", icon: <Icon of={TriangleAlert} /> },
  { group: "Go to", label: "Operations", href: "/jobs/operations", icon: <Icon of={ListChecks} /> },
  { group: "Go to", label: "Alert rules", href: "/alerts/rules", icon: <Icon of={BellRing} /> },
  { group: "Go to", label: "People", href: "/settings/people", icon: <Icon of={Users} /> },
  { group: "Go to", label: "Your profile", href: "/settings/profile", icon: <Icon of={UserRound} /> },
  {
    ...{ group: "Tidewatch", label: "Keyboard shortcuts", shortcut: "?" },
    ...{ icon: <Icon of={Keyboard} />, onSelect: askForShortcuts },
  },
  ...THEMES.map(({ theme, label, icon }) => ({
    ...{ group: "Tidewatch", label, icon: <Icon of={icon} /> },
    onSelect: () => void changeTheme(theme),
  })),
];

/** What the server found, as lines. */
export const commandsOf = ({ jobs, assets, sources, views }: Found, role: Role): Command[] => [
  ...jobs.map(({ id, shortId, what, status }) => ({
    ...{ group: "Jobs", label: `${shortId} · ${what}`, detail: status },
    ...{ href: `/jobs?job=${id}`, icon: <Icon of={Logs} /> },
  })),
  ...views.map(({ name, href, isShared }) => ({
    ...{ group: "Views", label: name, href, icon: <Icon of={Bookmark} /> },
    detail: isShared ? "shared" : "yours",
  })),
  ...assets.map(({ id, name, sourceName }) => ({
    ...{ group: "Tables and views", label: name, detail: sourceName },
    ...{ href: `/assets/${id}`, icon: <Icon of={Table2} /> },
  })),
  ...sources.flatMap(({ id, name }) => [
    {
      ...{ group: "Sources", label: `Run discovery on ${name}`, icon: <Icon of={RefreshCw} /> },
      ...{ disabledBecause: whyNotRun(role), onSelect: () => void discover(id, name) },
    },
    { group: "Sources", label: `Go to ${name}`, href: `/assets/${id}`, icon: <Icon of={Database} /> },
  ]),
];

/** Of what reads like a question: two words or more. */
export const askCommands = (text: string): Command[] =>
  /\S\s+\S/.test(text)
    ? [
        {
          ...{ group: "Ask", label: `Ask “${text.trim()}”`, href: askHref([text.trim()]) },
          icon: <Icon of={MessageCircleQuestion} />,
        },
      ]
    : [];

/** Whether every word that was typed is in it, in any order. */
export const isAskedFor = ({ group, label }: Command, text: string): boolean => {
  const within = `${group} ${label}`.toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => within.includes(word));
};

/** In the order in which the first of each came. */
export function groupsOf(commands: readonly Command[]): { value: string; items: Command[] }[] {
  const groups = new Map<string, Command[]>();
  for (const command of commands) groups.set(command.group, [...(groups.get(command.group) ?? []), command]);
  return [...groups].map(([value, items]) => ({ value, items }));
}

async function discover(sourceId: string, name: string) {
  const answer = await runJob({ type: "asset_discovery", sourceId });
  if (!answer.ok) return toast({ message: answer.error.message, tone: "failed" });
  const { id, shortId, isNew } = answer.data;
  toast({
    message: isNew ? `${shortId} discovers ${name}` : `${shortId} is waiting already`,
    action: { label: "Open", href: `/jobs?job=${id}` },
  });
}
