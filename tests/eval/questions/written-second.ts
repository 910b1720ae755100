/** A second set, written once the first was understood and before it was ever asked: its first figure is the honest one. */
import {
  all,
  at,
  by,
  count,
  fault,
  longest,
  mean,
  median,
  most,
  newest,
  not,
  oldest,
  p95,
  pastHours,
  ran,
  rate,
  select,
  since,
  source,
  status,
  table,
  trigger,
  type,
  type Written,
} from "./truth.ts";

const [TODAY, YESTERDAY, MONDAY, LAST_MONDAY] = ["2026-11-26", "2026-11-25", "2026-11-23", "2026-11-16"];
const failed = status("failed");
const discovery = type("asset_discovery");

export const WRITTEN_SECOND: Written[] = [
  {
    truth: newest(1, failed),
    says: "hey can you tell me why the last job failed | reason for last failure? | Explain the most recent failure to me please | the last job that failed, what was the problem",
  },
  {
    truth: newest(1, failed, source("billing")),
    says: "what happened with the last billing failure",
  },
  {
    truth: newest(1, failed, discovery, source("crm")),
    says: "why did discovery of crm fail | crm discovery failed, why?",
  },
  {
    truth: all(ran, since(MONDAY)),
    says: "give me all runs of this week | everything that ran this week",
  },
  {
    truth: all(ran, since(YESTERDAY, TODAY)),
    says: "list yesterday's jobs that ran | what was run yesterday | which jobs did run yesterday",
  },
  {
    truth: all(since(YESTERDAY, TODAY)),
    says: "yesterday's jobs | all jobs from yesterday | jobs of yesterday please",
  },
  {
    truth: median(type("tag_generation")),
    says: "how long does tagging normally take | what's the usual duration of tag generation? | how much time does tag generation take typically",
  },
  {
    truth: median(type("lineage_extraction"), source("orders")),
    says: "usual run time for lineage on orders | how long do lineage extractions of orders generally take?",
  },
  {
    truth: mean(discovery, since("2026-11-01")),
    says: "avg discovery time this month | what is the mean duration of discoveries in November",
  },
  {
    truth: mean(type("metric_capture"), source("web_events")),
    says: "average length of metric capture for web_events | mean metric capture duration on web events",
  },
  {
    truth: p95(type("freshness_check")),
    says: "95th percentile of freshness check duration | p95 of freshness checks",
  },
  {
    truth: count(failed, since(TODAY)),
    says: "number of failed jobs today | how many did fail today | failures today - how many? | how many jobs have crashed today",
  },
  {
    truth: count(failed, source("inventory"), since("2026-11-01")),
    says: "How many times did inventory fail this month? | count failed inventory jobs in november",
  },
  {
    truth: count(status("completed"), since(LAST_MONDAY, MONDAY)),
    says: "how many jobs succeeded last week? | number of jobs completed successfully last week | How many jobs finished successfully last week",
  },
  {
    truth: count(discovery, since(YESTERDAY, TODAY)),
    says: "How many discoveries yesterday? | number of asset discoveries yesterday",
  },
  {
    truth: all(failed, since("2026-11-21", MONDAY)),
    says: "what failed over the weekend | weekend failures | jobs which failed last weekend",
  },
  {
    truth: all(failed, since("2026-11-20", "2026-11-21")),
    says: "failures on friday | what failed last Friday? | friday's failed jobs",
  },
  {
    truth: all(failed, since("2026-11-24")),
    says: "failed since tuesday | list jobs that have failed since Tuesday | everything failing since tue",
  },
  {
    truth: all(failed, since("2026-11-24", "2026-11-26")),
    says: "failures between tuesday and wednesday | failed jobs from tuesday to wednesday",
  },
  {
    truth: count(ran, since("2026-11-23", "2026-11-24")),
    says: "how many jobs ran on monday | number of jobs that ran Monday",
  },
  {
    truth: all(failed, since("2026-11-24", "2026-11-25")),
    says: "what failed two days ago | failed jobs from 2 days ago | failures the day before yesterday",
  },
  {
    truth: all(failed, source("billing"), since("2026-11-10", "2026-11-11")),
    says: "billing failures on the 10th of November | what failed on billing on 10.11.2026",
  },
  {
    truth: count(failed, since("2026-10-26", "2026-11-01")),
    says: "how many jobs failed in October | failures last month, how many?",
  },
  {
    truth: all(status("running")),
    says: "what's running | currently running jobs | is anything running? | show jobs in progress",
  },
  {
    truth: all(status("running", "pending")),
    says: "active jobs | show all active jobs | pending and running jobs",
  },
  {
    truth: count(status("pending")),
    says: "how many jobs are waiting | how many are pending?",
  },
  {
    truth: all(status("pending"), source("orders")),
    says: "why is the orders job still pending | pending jobs for orders",
  },
  {
    truth: longest(1, since(LAST_MONDAY, MONDAY)),
    says: "what was the longest job last week | Which run took the most time last week? | slowest job of last week",
  },
  {
    truth: longest(5, source("inventory")),
    says: "five longest jobs on inventory | top 5 slowest inventory jobs",
  },
  {
    truth: newest(1, type("metric_capture"), source("orders")),
    says: "when was the last metric capture on orders | latest metric capture for orders | last time metrics were captured on orders",
  },
  {
    truth: newest(1, status("completed"), discovery, source("crm")),
    says: "when did crm discovery last complete | latest successful crm discovery",
  },
  { truth: newest(1), says: "the latest job | show the last job | what was the most recent job?" },
  { truth: newest(3), says: "last 3 jobs | show me the three latest jobs | most recent 3 jobs" },
  {
    truth: oldest(failed, source("billing")),
    says: "first billing failure | the oldest failed billing job",
  },
  {
    truth: rate("failed", since(YESTERDAY, TODAY)),
    says: "yesterday's failure rate | what was the failure rate yesterday? | percentage of failed jobs yesterday",
  },
  {
    truth: rate("completed", discovery),
    says: "success rate of discoveries | what share of discoveries succeed",
  },
  {
    truth: rate("failed", source("crm"), since("2026-11-01")),
    says: "failure rate of crm this month | crm failure rate in November",
  },
  {
    truth: most(({ source: name }) => name, failed, since("2026-11-01")),
    says: "which database failed the most this month | source with the most failures in november | which source has most failed jobs this month?",
  },
  {
    truth: most(({ errorClass: name }) => name, failed),
    says: "most common failure reason | what is the most frequent error? | most common cause of failures | why do jobs fail most often",
  },
  {
    truth: most(({ startedBy: name }) => name),
    says: "who started the most jobs | which person ran most jobs?",
  },
  {
    truth: all(by("Ingrid Solberg")),
    says: "jobs by Ingrid | everything Ingrid Solberg started | what has Ingrid run",
  },
  {
    truth: count(by("Tomás Rivera"), since("2026-11-01")),
    says: "how many jobs did Tomas start this month | number of jobs started by Tomás Rivera in November",
  },
  {
    truth: all(fault("NETWORK")),
    says: "network failures | jobs failing because of network problems | which jobs failed due to the network?",
  },
  {
    truth: count(fault("CREDENTIALS"), since("2026-11-01")),
    says: "how many credential errors this month | number of jobs failing with wrong password this month",
  },
  {
    truth: all(failed, trigger("schedule"), since(MONDAY)),
    says: "failed scheduled jobs this week | scheduled runs that failed this week",
  },
  {
    truth: all(trigger("manual"), since(MONDAY)),
    says: "manually started jobs this week | jobs started by hand this week | manual jobs since monday",
  },
  {
    truth: all(status("cancelled"), since("2026-11-01")),
    says: "which jobs were aborted this month | cancellations in november | list the cancelled ones of this month",
  },
  {
    truth: count(status("cancelled"), source("crm")),
    says: "how many crm jobs were cancelled | number of canceled jobs on crm",
  },
  {
    truth: (h) => ({ jobs: select(h, failed, pastHours(h, 12)).map(({ id }) => id) }),
    says: "failures in the last 12h | what failed within the past twelve hours",
  },
  {
    truth: (h) => ({ value: select(h, failed, pastHours(h, 72)).length }),
    says: "how many jobs failed in the last 3 days | number of failures over the past three days",
  },
  {
    truth: (h) => ({
      jobs: select(h, ran, (job) => Date.parse(job.createdAt) >= at("2026-11-26T13:00")).map(({ id }) => id),
    }),
    says: "what ran since 1 pm | jobs that ran since 13:00 | what has run after 1pm today",
  },
  {
    truth: all(failed, since("2026-11-25T00:00", "2026-11-25T12:00")),
    says: "failed yesterday morning | what failed yesterday before noon",
  },
  {
    truth: all(failed, not(source("billing")), not(source("crm")), since("2026-11-01")),
    says: "failures this month except billing and crm | failed jobs in november without billing and crm",
  },
  {
    truth: count(not(discovery), failed, since(MONDAY)),
    says: "how many jobs other than discoveries failed this week",
  },
  { truth: all(table("public.tickets")), says: "jobs of the tickets table | what ran on table tickets" },
  {
    truth: count(failed, source("orders"), discovery),
    says: "how often did discovery fail on orders | how many times has the orders discovery failed | how many failed discoveries does orders have?",
  },
  {
    truth: all(failed, source("analytics-warehouse")),
    says: "failed jobs on analytics | analytics warehouse failures | failures in the analytics-warehouse database",
  },
  {
    truth: all(type("intelligence_analysis"), since("2026-11-01")),
    says: "documentation jobs this month | intelligence analyses in November",
  },
  {
    truth: all(type("connection_test"), failed),
    says: "failed connection tests | which connection tests failed?",
  },
];

export const UNANSWERABLE_SECOND: string[] = `
  how many jobs failed on the staging database
  who is on call today
  how many columns were added last week in rows
  which jobs cost most
  are we going to miss our deadline
  how many jobs ran while I was asleep
  failed jobs assigned to Priya
  restart the orders discovery
  what's the meaning of life
  how many jobs failed on both orders and pluto
  how many jobs ran at full moon
  failures with severity one
  how many jobs failed next week
  jobs touching customer emails in the EU
  predict tomorrow's failures
  how many jobs failed under the old version
  how many CPU hours did discovery burn
  which jobs failed silently
  how many jobs are flaky
  show jobs with label nightly`.split(/\n\s*/);
