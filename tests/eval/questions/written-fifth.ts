/** A fifth set: what two sets that nobody had tuned for asked in words of their own, and what is near to them. */
import {
  all,
  count,
  fault,
  longest,
  median,
  newest,
  rate,
  since,
  source,
  status,
  type,
  type Written,
} from "./truth.ts";
import {
  anomalies,
  captured,
  carries,
  changes,
  found,
  inSource,
  kind,
  open,
  reached,
  severity,
  stands,
  tables,
} from "./truth-catalog.ts";

const [TODAY, YESTERDAY, MONDAY, LAST_MONDAY, MONTH] = [
  ...["2026-11-26", "2026-11-25", "2026-11-23", "2026-11-16"],
  "2026-11-01",
] as const;
const failed = status("failed");
const lastWeek = since(LAST_MONDAY, MONDAY);

export const WRITTEN_FIFTH: Written[] = [
  {
    truth: all(status("pending")),
    says: "which jobs have not started yet | jobs sitting in the queue at the moment | what is waiting for a worker | whats queued up rn",
  },
  {
    truth: all(failed, since(YESTERDAY, TODAY)),
    says: "I need the failed jobs of yesterday for my handover | hi, quick question: what fell over yday? thanks | any idea which jobs were flagged as failed yesterday | yesterday's failures for the standup",
  },
  {
    truth: count(failed, lastWeek),
    says: "failures last wk? just the number | # of failed jobs in calendar week 47 | nr of failed jobs in the week of 18 November | how many jobs failed 16-22 Nov",
  },
  {
    truth: all(type("asset_discovery"), failed, since(MONTH, "2026-11-06")),
    says: "List the discoveries which failed from 1 Nov until 5 Nov inclusive | discoveries that failed b/w the 1st and the 5th of November",
  },
  {
    truth: all(failed, since("2026-11-20", "2026-11-21")),
    says: "what failed on the 20th | failures on 20/11 | which jobs broke on 11/20/2026",
  },
  {
    truth: all(failed, since("2026-11-25T18:00", "2026-11-26T08:00")),
    says: "fails overnight? | what went wrong last night",
  },
  {
    truth: all(fault("CREDENTIALS"), lastWeek),
    says: "Which jobs were refused because of a wrong password last week? | jobs that failed because of wrong credentials last week",
  },
  {
    truth: count(fault("NETWORK"), since(MONTH)),
    says: "failures caused by network trouble this month: how many",
  },
  { truth: count(status("cancelled"), since(MONTH)), says: "number of jobs aborted, month to date" },
  {
    truth: rate("completed", type("freshness_check"), source("orders")),
    says: "how reliable are the freshness checks on orders, as a success percentage?",
  },
  {
    truth: median(type("tag_generation")),
    says: "Typical duration of tag generation across all sources? | how long does generating tags normally take | how many secs does tag generation usually need",
  },
  { truth: longest(1, since(MONTH)), says: "longest job of the month" },
  {
    truth: newest(1, type("connection_test"), source("inventory")),
    says: "When was the last time somebody tested the connection to inventory?",
  },
  {
    truth: newest(1, type("freshness_check"), source("crm")),
    says: "how did the latest freshness check of crm end | When has CRM been checked for freshness the last time?",
  },
  {
    truth: newest(1, type("intelligence_analysis"), source("crm")),
    says: "when was documentation last written for CRM?",
  },
  {
    truth: (history) => {
      const of = (...of: Parameters<typeof count>) => {
        const told = count(failed, ...of)(history);
        return "value" in told ? told.value : 0;
      };
      return { value: of(lastWeek) - of(since("2026-11-09", LAST_MONDAY)) };
    },
    says: "How many more jobs failed last week than the week before?",
  },
  {
    truth: changes(severity("critical"), inSource("crm"), open),
    says: "critical changes in crm nobody has acknowledged - how many?",
  },
  {
    truth: changes(kind("column_renamed"), inSource("billing"), found("2026-10-01", MONTH)),
    says: "how many column renames were detected on billing in October?",
  },
  {
    truth: ({ catalog }) => ({
      assets: [
        ...new Set(
          catalog.changes.flatMap((change) =>
            change.assetId && Date.parse(change.at) >= Date.parse(`${TODAY}T00:00:00+01:00`)
              ? change.assetId
              : [],
          ),
        ),
      ],
    }),
    says: "which tables changed their structure today? | which tables had their structure changed today",
  },
  {
    truth: ({ catalog }) => ({
      assets: [
        ...new Set(
          catalog.changes.flatMap(({ assetId, kind: of, at }) =>
            assetId && of === "column_removed" && Date.parse(at) >= Date.parse(`${MONDAY}T00:00:00+01:00`)
              ? assetId
              : [],
          ),
        ),
      ],
    }),
    says: "Which tables lost a column since Monday? | which tables had columns dropped this week",
  },
  {
    truth: reached("upstream", "revenue_forecast"),
    says: "list everything upstream of revenue_forecast, all levels | everything that revenue_forecast is built on, all the way back",
  },
  {
    truth: reached("downstream", "invoices"),
    says: "if the invoices table changes, what else is affected? | if someone drops invoices, which views are affected downstream?",
  },
  {
    truth: reached("upstream", "shipment_stats"),
    says: "where does shipment_stats get its data from | which tables does shipment_stats rely on",
  },
  {
    truth: tables(carries("pii:email")),
    says: "Which tables and views carry pii:email? | in which tables or views are e-mail addresses stored?",
  },
  { truth: tables(carries("domain:finance")), says: "what tables belong to the finance domain?" },
  { truth: tables(stands("unknown")), says: "tables whose freshness we don't know" },
  { truth: tables(stands("disabled")), says: "for which tables has the freshness check been disabled" },
  {
    truth: anomalies(captured(LAST_MONDAY, MONDAY)),
    says: "how many anomalies were flagged last week? | How many unusual metric values did we get last wk?",
  },
];

export const UNANSWERABLE_FIFTH: string[] = `
  cancel everything that is running on orders
  Please retry J-003CVE
  why did J-00ZZZZ fail?
  failures on 3/11
  failures in mid-November
  which jobs failed again
  jobs not started by Maya
  jobs flagged by Ingrid
  failures logged by Maya yesterday
  failed jobs eod
  how many jobs failed in the 2nd run
  what ran on the Frankfurt server yesterday`
  .trim()
  .split(/\n\s*/);
