import { Eye, Layers, Link2, type LucideIcon, Table2, TableProperties } from "lucide-react";
import { Icon } from "#app/_ui/icon.tsx";
import type { RelationKind } from "#lib/connectors/connector.ts";

export const RELATION_KINDS: Record<RelationKind, { label: string; plural: string; icon: LucideIcon }> = {
  table: { label: "Table", plural: "Tables", icon: Table2 },
  partitioned_table: { label: "Partitioned table", plural: "Partitioned tables", icon: TableProperties },
  view: { label: "View", plural: "Views", icon: Eye },
  materialized_view: { label: "Materialized view", plural: "Materialized views", icon: Layers },
  foreign_table: { label: "Foreign table", plural: "Foreign tables", icon: Link2 },
};

/** Grey, with its word: what kind of relation a name stands for. */
export const KindIcon = ({ kind }: { kind: RelationKind }) => (
  <span title={RELATION_KINDS[kind].label} className="flex">
    <Icon of={RELATION_KINDS[kind].icon} className="text-fg-3" />
    <span className="sr-only">{RELATION_KINDS[kind].label}</span>
  </span>
);

/** `sales.items`, the schema in the second voice. */
export const RelationName = ({ schemaName, name }: { schemaName: string; name: string }) => (
  <>
    <span className="text-fg-3">{schemaName}.</span>
    {name}
  </>
);
