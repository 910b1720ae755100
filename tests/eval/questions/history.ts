/** A month of jobs of one organization, made from a seed: what the questions of the evaluation are asked of. */
import { seeded } from "#tests/support/chance.ts";
import { type Catalog, makeCatalog } from "./catalog.ts";

export type HistoryJob = {
  id: string;
  shortId: string;
  type: string;
  status: "pending" | "running" | "completed" | "failed" | "cancelled";
  source: string;
  sourceId: string;
  assetId: string;
  /** `public.customers` where it acts on one table. */
  relation: string | null;
  trigger: string;
  startedBy: string | null;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  durationSeconds: number | null;
  errorClass: string | null;
  errorCode: string | null;
  message: string | null;
  retryOf: string | null;
};
type HistoryTable = { id: string; sourceId: string; schema: string; name: string };

export type History = {
  seed: number;
  /** A Thursday afternoon. */
  now: string;
  timeZone: string;
  sources: { id: string; name: string }[];
  tables: HistoryTable[];
  people: { id: string; name: string }[];
  jobs: HistoryJob[];
  /** What those jobs found. */
  catalog: Catalog;
};

const NOW = Date.parse("2026-11-26T14:20:00+01:00");
const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];
const DAYS = 31;
const SOURCES = ["orders", "billing", "analytics-warehouse", "crm", "inventory", "web_events"];
const TABLES = ["customers", "invoices", "shipments", "sessions", "suppliers", "tickets"];
const PEOPLE = ["Maya Okafor", "Tomás Rivera", "Ingrid Solberg"];
const USUAL_SECONDS: Record<string, number> = {
  ...{ asset_discovery: 140, tag_generation: 45, lineage_extraction: 70, freshness_check: 12 },
  ...{ metric_capture: 95, intelligence_analysis: 240, connection_test: 2 },
};
const FAULTS = [
  ["PERMISSION", "PERMISSION/schema", "The role tidewatch_reader may not read the schema returns."],
  ["CREDENTIALS", "CREDENTIALS/password", "The database refused the password of tidewatch_reader."],
  ["NETWORK", "NETWORK/refused", "Nothing answered at db.example.com:5432."],
  ["TIMEOUT", "TIMEOUT/statement", "Reading the columns took longer than 15 min."],
] as const;

/** The same seed, the same history, to the last id. */
export function makeHistory(seed: number): History {
  const chance = seeded(seed).next;
  let serial = 0;
  const id = (at: number) => {
    serial += 1;
    const time = at.toString(16).padStart(12, "0");
    const tail = (serial * 7_919 + seed).toString(16).padStart(12, "0");
    return `${time.slice(0, 8)}-${time.slice(8)}-7${serial.toString(16).padStart(4, "0").slice(-3)}-8000-${tail}`;
  };
  const begins = NOW - DAYS * DAY;
  const sources = SOURCES.map((name) => ({ id: id(begins - HOUR), name }));
  const tables = sources.flatMap(({ id: sourceId }, n) =>
    [TABLES[n] ?? "", "audit_log"].map((name) => ({
      id: id(begins - HOUR),
      sourceId,
      schema: "public",
      name,
    })),
  );
  const people = PEOPLE.map((name) => ({ id: id(begins - HOUR), name }));
  const jobs: HistoryJob[] = [];

  type Asked = Pick<HistoryJob, "type" | "trigger"> &
    Partial<HistoryJob> & { source: string; sourceId: string };
  const run = (createdAt: number, { type, trigger, source, sourceId, ...asked }: Asked): HistoryJob => {
    const draw = chance();
    const troubled = source === "billing" ? 0.16 : source === "crm" ? 0.1 : 0.04;
    const status = draw < troubled ? "failed" : draw > 0.975 ? "cancelled" : "completed";
    const slow = chance() < 0.02 ? 5 : 1;
    const size = 0.7 + SOURCES.indexOf(source) * 0.15;
    const usual = USUAL_SECONDS[type] ?? 60;
    const durationSeconds = Math.round(usual * size * slow * (0.8 + 0.4 * chance()) * 1_000) / 1_000;
    const startedAt = createdAt + 1_000 + Math.floor(chance() * 9_000);
    const fault = FAULTS[Math.floor(chance() * FAULTS.length)] ?? FAULTS[0];
    const failed = status === "failed";
    const job: HistoryJob = {
      ...{
        id: id(createdAt),
        shortId: "",
        type,
        status,
        source,
        sourceId,
        assetId: sourceId,
        relation: null,
      },
      ...{ trigger, startedBy: null, durationSeconds, retryOf: null },
      ...{ createdAt: iso(createdAt), startedAt: iso(startedAt) },
      finishedAt: iso(startedAt + durationSeconds * 1_000),
      ...{ errorClass: failed ? fault[0] : null, errorCode: failed ? fault[1] : null },
      message: failed ? fault[2] : status === "completed" ? "Done" : null,
      ...asked,
    };
    jobs.push(job);
    return job;
  };
  const person = () => people[Math.floor(chance() * people.length)]?.name ?? null;

  for (let day = 0; day <= DAYS; day += 1) {
    const midnight = Date.parse("2026-10-26T00:00:00+01:00") + day * DAY;
    sources.forEach((of, n) => {
      const on = { source: of.name, sourceId: of.id };
      const relation = tables.filter(({ sourceId }) => sourceId === of.id)[day % 2];
      const when = (hour: number) =>
        midnight + hour * HOUR + n * 7 * MINUTE + Math.floor(chance() * 4 * MINUTE);
      const ask = (hour: number, asked: Omit<Asked, "source" | "sourceId">) =>
        when(hour) < NOW - 20 * MINUTE ? run(when(hour), { ...asked, ...on }) : null;
      for (const hour of [2, 13]) {
        const discovery = ask(hour, { type: "asset_discovery", trigger: "schedule" });
        if (discovery?.status === "completed") {
          const next = Date.parse(discovery.finishedAt ?? "") + 50;
          run(next, { type: "tag_generation", trigger: "after_discovery", ...on });
          run(next + 5, { type: "lineage_extraction", trigger: "after_discovery", ...on });
        }
        if (discovery?.status === "failed" && chance() < 0.6)
          run(Date.parse(discovery.finishedAt ?? "") + 4 * MINUTE, {
            ...{
              type: "asset_discovery",
              trigger: "retry",
              startedBy: person(),
              retryOf: discovery.id,
              ...on,
            },
          });
      }
      ask(6, { type: "freshness_check", trigger: "schedule" });
      if (relation)
        ask(9, {
          ...{ type: "metric_capture", trigger: "schedule", assetId: relation.id },
          relation: `${relation.schema}.${relation.name}`,
        });
      if (chance() < 0.15) ask(11, { type: "connection_test", trigger: "manual", startedBy: person() });
      if (chance() < 0.12) ask(16, { type: "intelligence_analysis", trigger: "manual", startedBy: person() });
    });
  }
  addActive();
  jobs.sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    ...{ seed, now: iso(NOW), timeZone: "Europe/Berlin", sources, tables, people },
    catalog: makeCatalog(seed, tables, jobs),
    jobs: jobs.map((job, n) => ({ ...job, shortId: shortId(n + 1 + seed * 10_000) })),
  };

  function addActive() {
    const asked = [
      ["running", "asset_discovery", "orders", 6],
      ["running", "lineage_extraction", "crm", 3],
      ["pending", "tag_generation", "orders", 2],
      ["pending", "freshness_check", "billing", 1.5],
      ["pending", "metric_capture", "inventory", 1],
    ] as const;
    for (const [status, type, source, minutes] of asked) {
      const sourceId = sources.find(({ name }) => name === source)?.id ?? "";
      const job = run(NOW - minutes * MINUTE, { type, source, sourceId, status, trigger: "schedule" });
      Object.assign(job, { finishedAt: null, durationSeconds: null, errorClass: null, errorCode: null });
      Object.assign(job, { message: null, startedAt: status === "running" ? job.startedAt : null });
    }
  }
}

const iso = (at: number) => new Date(Math.round(at)).toISOString();

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const shortId = (n: number): string =>
  `J-${[25, 20, 15, 10, 5, 0].map((shift) => ALPHABET[Math.floor(n / 2 ** shift) % 32]).join("")}`;
