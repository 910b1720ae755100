import {
  Bell,
  ChartNoAxesColumn,
  Database,
  FileText,
  GitCompareArrows,
  History,
  Logs,
  MessageCircleQuestion,
  Settings,
  Tag,
  Workflow,
} from "lucide-react";

/** The pages of the sidebar, and the keys that lead there. */
export const PLACES = [
  { href: "/jobs", label: "Jobs", icon: Logs, keys: "g j" },
  { href: "/assets", label: "Assets", icon: Database, keys: "g a" },
  { href: "/schema-changes", label: "Schema changes", icon: GitCompareArrows, keys: "g s" },
  { href: "/lineage", label: "Lineage", icon: Workflow, keys: "g l" },
  { href: "/documentation", label: "Documentation", icon: FileText, keys: "g d" },
  { href: "/tags", label: "Tags", icon: Tag, keys: "g t" },
  { href: "/freshness", label: "Freshness", icon: History, keys: "g f" },
  { href: "/metrics", label: "Metrics", icon: ChartNoAxesColumn, keys: "g m" },
  { href: "/alerts", label: "Alerts", icon: Bell, keys: "g n" },
  { href: "/ask", label: "Ask", icon: MessageCircleQuestion, keys: "g q" },
  { href: "/settings", label: "Settings", icon: Settings, keys: null },
] as const;
