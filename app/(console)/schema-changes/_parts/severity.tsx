import { Info, type LucideIcon, OctagonAlert, TriangleAlert } from "lucide-react";
import { Icon } from "#app/_ui/icon.tsx";
import type { Severity } from "#lib/schema-changes/kinds.ts";

export const SEVERITY_VIEWS: Record<
  Severity,
  { label: string; plural: string; icon: LucideIcon; mark: string; text: string }
> = {
  critical: {
    ...{ label: "Critical", plural: "critical", icon: OctagonAlert },
    ...{ mark: "text-failed-mark", text: "text-failed-fg" },
  },
  warning: {
    ...{ label: "Warning", plural: "warnings", icon: TriangleAlert },
    ...{ mark: "text-warn-mark", text: "text-warn-fg" },
  },
  info: {
    ...{ label: "Info", plural: "info", icon: Info },
    ...{ mark: "text-pending-mark", text: "text-fg-2" },
  },
};

/** By icon, word and colour. */
export function SeverityMark({ severity }: { severity: Severity }) {
  const { label, icon, mark, text } = SEVERITY_VIEWS[severity];
  return (
    <span className={`flex items-center gap-1.5 font-medium ${text}`}>
      <Icon of={icon} className={mark} />
      {label}
    </span>
  );
}

/** `3 critical`, `1 warning`, `14 info`. */
export const countedSeverity = (severity: Severity, count: string): string =>
  `${count} ${severity === "warning" && count === "1" ? "warning" : SEVERITY_VIEWS[severity].plural}`;
