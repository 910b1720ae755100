/** What jobs of the history found: tables with columns and tags, what flows where, what changed, and what is late. */
import { seeded } from "#tests/support/chance.ts";

type Run = {
  id: string;
  type: string;
  status: string;
  sourceId: string;
  assetId: string;
  relation: string | null;
  createdAt: string;
  finishedAt: string | null;
};
type Table = { id: string; sourceId: string; schema: string; name: string };
export type CatalogTable = Table & {
  kind: "table" | "view";
  columns: string[];
  /** A column, empty for the table itself, and its tag; `possible` ones are not applied. */
  tags: { column: string; tag: string; isApplied: boolean }[];
  freshness: "stale" | "fresh" | "unknown" | "disabled" | null;
};
export type CatalogChange = {
  id: string;
  jobId: string;
  sourceId: string;
  assetId: string;
  kind: string;
  severity: "critical" | "warning" | "info";
  at: string;
  part: string | null;
  isAcknowledged: boolean;
};
export type Catalog = {
  tables: CatalogTable[];
  edges: { from: string; fromColumn: string; to: string; toColumn: string }[];
  changes: CatalogChange[];
  /** Of one metric a table, its row count, what each capture said. */
  points: CatalogPoint[];
};
export type CatalogPoint = {
  metricId: string;
  sourceId: string;
  assetId: string;
  jobId: string;
  at: string;
  isAnomalous: boolean;
  mark: "expected" | null;
};

const COLUMNS: Record<string, string[]> = {
  customers: ["id", "email", "full_name", "phone", "created_at"],
  invoices: ["id", "customer_id", "total_amount", "iban", "issued_at"],
  shipments: ["id", "order_id", "address_line", "shipped_at"],
  sessions: ["id", "ip_address", "userAgent", "started_at"],
  suppliers: ["id", "company_name", "contact_email", "phone_number"],
  tickets: ["id", "subject", "requester_email", "opened_at"],
  audit_log: ["id", "actor", "action", "at"],
};
const TAGS: Record<string, [string, string][]> = {
  customers: [
    ["email", "pii:email"],
    ["email", "sensitivity:high"],
    ["phone", "pii:phone"],
    ["full_name", "pii:name"],
    ["", "domain:customer"],
  ],
  invoices: [
    ["iban", "pii:bank-account"],
    ["iban", "sensitivity:high"],
    ["", "domain:finance"],
    ["", "team:ledger"],
  ],
  shipments: [["address_line", "pii:address"]],
  sessions: [["ip_address", "pii:ip-address"]],
  suppliers: [
    ["contact_email", "pii:email"],
    ["phone_number", "pii:phone"],
  ],
  tickets: [["requester_email", "pii:email"]],
};
/** View, the table it reads, and its columns with what each is made from. */
const VIEWS: [string, string, Record<string, string>][] = [
  ["customer_summary", "customers", { id: "id", email: "email" }],
  ["revenue_by_month", "invoices", { month: "issued_at", revenue: "total_amount" }],
  ["revenue_forecast", "revenue_by_month", { month: "month", expected: "revenue" }],
  ["shipment_stats", "shipments", { shipped: "id" }],
];
const VIEW_TAGS: Record<string, [string, string][]> = { customer_summary: [["email", "pii:email"]] };
const FRESHNESS = ["fresh", "stale", "fresh", "unknown", "stale", "fresh", "disabled"] as const;
const KINDS = [
  ["column_added", "info", "nickname"],
  ["column_removed", "critical", "fax"],
  ["column_renamed", "critical", "state"],
  ["column_type_changed", "warning", "total"],
  ["index_added", "info", "by_day"],
  ["view_definition_changed", "warning", null],
  ["comment_changed", "info", null],
  ["foreign_key_removed", "critical", "to_parent"],
] as const;

/** From the same tables and jobs the same catalog, to the last id. */
export function makeCatalog(seed: number, tables: readonly Table[], jobs: readonly Run[]): Catalog {
  const chance = seeded(seed + 99).next;
  let serial = 0;
  const id = (at: number) => {
    serial += 1;
    const time = at.toString(16).padStart(12, "0");
    return `${time.slice(0, 8)}-${time.slice(8)}-7${serial.toString(16).padStart(3, "0")}-9000-${seed.toString(16).padStart(12, "0")}`;
  };
  const begun = Date.parse(jobs[0]?.createdAt ?? "") - 3_600_000;
  const tagsOf = (of: Record<string, [string, string][]>, name: string) =>
    (of[name] ?? []).map(([column, tag]) => ({ column, tag, isApplied: true }));
  const found: CatalogTable[] = tables.map((table, at) => ({
    ...table,
    kind: "table",
    columns: COLUMNS[table.name] ?? [],
    tags:
      table.name === "audit_log"
        ? [{ column: "actor", tag: "pii:name", isApplied: false }]
        : tagsOf(TAGS, table.name),
    freshness: FRESHNESS[at % FRESHNESS.length] ?? null,
  }));
  const edges: Catalog["edges"] = [];
  for (const [name, reads, columns] of VIEWS) {
    const read = found.find((table) => table.name === reads);
    if (!read) continue;
    const view: CatalogTable = {
      ...{ id: id(begun), sourceId: read.sourceId, schema: "mart", name, kind: "view", freshness: null },
      ...{ columns: Object.keys(columns), tags: tagsOf(VIEW_TAGS, name) },
    };
    found.push(view);
    for (const [toColumn, fromColumn] of Object.entries(columns))
      edges.push({ from: read.id, fromColumn, to: view.id, toColumn });
  }
  const changes = jobs
    .filter(({ type, status }) => type === "asset_discovery" && status === "completed")
    .flatMap((job): CatalogChange[] => {
      if (chance() > 0.25) return [];
      const own = found.filter(({ sourceId, kind }) => sourceId === job.sourceId && kind === "table");
      return Array.from({ length: 1 + Math.floor(chance() * 3) }, () => {
        const [kind, severity, part] = KINDS[Math.floor(chance() * KINDS.length)] ?? KINDS[0];
        const at = Date.parse(job.finishedAt ?? "");
        return {
          ...{ id: id(at), jobId: job.id, sourceId: job.sourceId, kind, severity, part },
          assetId: own[Math.floor(chance() * own.length)]?.id ?? "",
          ...{ at: new Date(at).toISOString(), isAcknowledged: chance() < 0.3 },
        };
      });
    });
  const metrics = new Map(tables.map((table) => [table.id, id(begun)]));
  const points = jobs
    .filter(({ type, status, relation }) => type === "metric_capture" && status === "completed" && relation)
    .map(
      (job): CatalogPoint => ({
        ...{ metricId: metrics.get(job.assetId) ?? "", sourceId: job.sourceId, assetId: job.assetId },
        ...{ jobId: job.id, at: job.finishedAt ?? "", isAnomalous: chance() < 0.12 },
        mark: chance() < 0.05 ? "expected" : null,
      }),
    );
  return { tables: found, edges, changes, points };
}
