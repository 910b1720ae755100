import { Bell } from "lucide-react";
import Link from "next/link";
import { Icon } from "#app/_ui/icon.tsx";
import { formatQuantity } from "#lib/format.ts";
import { alertsHref } from "../address.ts";

type AlertsLineProps = { assetId: string; alerts: { open: number; all: number } };

/** Of an asset: how many alerts tell of it. Nothing where none ever did. */
export function AlertsLine({ assetId, alerts: { open, all } }: AlertsLineProps) {
  if (all === 0) return null;
  return (
    <p className="mb-4 flex items-center gap-1.5 text-13">
      <Icon of={Bell} className={open > 0 ? "text-warn-mark" : "text-fg-3"} />
      <Link
        href={alertsHref({ tab: "all", asset: assetId })}
        className="rounded-4 text-accent-text hover:underline"
      >
        {formatQuantity(all, "alert")}
      </Link>
      <span className="text-fg-3">{open > 0 ? `${open} not resolved` : "all resolved"}</span>
    </p>
  );
}
