import {
  ChartNoAxesColumn,
  CircleDashed,
  FileText,
  FlaskConical,
  History,
  type LucideIcon,
  Plug,
  Tag,
  Workflow,
  ZoomIn,
} from "lucide-react";
import { Icon } from "#app/_ui/icon.tsx";

const ICONS: Record<string, LucideIcon> = {
  asset_discovery: ZoomIn,
  connection_test: Plug,
  intelligence_analysis: FileText,
  tag_generation: Tag,
  freshness_check: History,
  metric_capture: ChartNoAxesColumn,
  metric_trial: FlaskConical,
  lineage_extraction: Workflow,
};

/** Grey: in a row, only the status has a colour. */
export const TypeIcon = ({ type, className = "text-fg-3" }: { type: string; className?: string }) => (
  <Icon of={ICONS[type] ?? CircleDashed} className={className} />
);
