/**
 * A fourth set, against the grain: questions of which every word is known and that still ask for something else, and next
 * to them such as differ by a word and can be answered.
 */
import {
  all,
  count,
  fault,
  median,
  newest,
  rate,
  since,
  source,
  status,
  type,
  type Written,
} from "./truth.ts";
import { changes, columnCount, found, inSource, kind, reached, severity } from "./truth-catalog.ts";

const [TODAY, MONDAY, MONTH] = ["2026-11-26", "2026-11-23", "2026-11-01"] as const;
const failed = status("failed");
const discovery = type("asset_discovery");

export const WRITTEN_FOURTH: Written[] = [
  {
    truth: all(failed, since(TODAY)),
    says: "let me know if any job failed today | i would like to see failed jobs today | could you list what failed today | is anything failing today | i need a list of failed jobs today",
  },
  {
    truth: all(failed, discovery, source("crm"), since(TODAY)),
    says: "tell me whether discovery failed on crm today | did discovery of crm fail today",
  },
  {
    truth: all(failed, source("billing", "crm"), since(MONDAY)),
    says: "billing and crm failures this week | failures this week of billing and crm",
  },
  {
    truth: all((job) => fault("NETWORK")(job) || fault("TIMEOUT")(job), since(MONDAY)),
    says: "network failures or timeouts this week",
  },
  {
    truth: median(discovery),
    says: "how much time do discoveries need | what is the usual duration of a discovery",
  },
  { truth: newest(1, failed), says: "time of the last failure | what was the time of the latest failure" },
  { truth: count(failed), says: "how many failures of all time" },
  { truth: newest(1, discovery, source("billing")), says: "did the last discovery of billing succeed" },
  {
    truth: rate("failed", since("2026-11-23", "2026-11-24")),
    says: "percentage of failed jobs on Monday | what percentage of jobs failed on monday",
  },
  { truth: count(failed, since("2026-11-24", "2026-11-25")), says: "how many jobs failed this tuesday" },
  {
    truth: changes(inSource("orders"), found(MONDAY)),
    says: "what changed in orders since monday | can we see what changed in orders this week",
  },
  {
    truth: (history) => ({
      value: history.catalog.changes.filter(
        (change) =>
          (inSource("orders")(change, history) || inSource("billing")(change, history)) &&
          found(MONTH)(change, history),
      ).length,
    }),
    says: "schema changes in orders and billing this month",
  },
  {
    truth: changes(kind("column_added", "column_removed"), found(MONTH)),
    says: "columns added and removed this month | how many columns were added or removed this month",
  },
  { truth: changes(severity("critical", "warning")), says: "show all critical and warning changes" },
  { truth: columnCount("pii:email"), says: "how many columns store emails" },
  {
    truth: reached("downstream", "invoices"),
    says: "what happens if we delete the invoices table | what will break if I drop invoices | what would happen if I changed invoices",
  },
];

export const UNANSWERABLE_FOURTH: string[] = `
  which sources did not fail
  which sources have not failed this week
  which sources were not discovered this week
  sources without failures this week
  why didn't discovery run
  what would happen if I cancel the running discovery
  what if discovery fails
  what happens if customers is stale
  what breaks when discovery fails
  could discovery fail
  which jobs need to be cancelled
  jobs due today
  expected jobs today
  which jobs are scheduled
  when does discovery run
  failures this friday
  failures on mondays
  failures every monday
  last 3 fridays
  which weekday has most failures
  last but one failure
  first and last failure today
  most and least failing source
  longest and shortest job today
  jobs that failed and then succeeded
  failed but completed jobs
  jobs with the same error
  jobs on orders and customers
  discovery and billing failures
  timeouts or cancelled jobs
  jobs created today but started yesterday
  how long has billing been failing
  is billing failing
  did all jobs succeed today
  were all billing jobs successful yesterday
  did the retry succeed
  what percentage of failures are on billing
  what percentage of failed jobs were scheduled
  failed jobs longer than usual
  running jobs longer than usual
  jobs pending longer than 2 minutes
  how long did failed jobs take this week vs last week
  which jobs changed yesterday
  who cancelled the last job
  jobs i cancelled
  failures i caused
  which worker ran the last job
  is the scheduler running
  what is billing
  what is a failed job
  show customers
  list orders
  failures up to yesterday
  what does asset discovery do
  how many metrics are there
  how many tags do we have
  last lineage
  how many emails do we store
  what values changed in customers
  what changed downstream of invoices
  was invoices stale
  which tables are not fresh
  untagged tables
  which table has the most columns
  which tables are never updated
  can i cancel the running jobs
  run discovery on orders
  stop all jobs on billing`
  .trim()
  .split(/\n\s*/);
