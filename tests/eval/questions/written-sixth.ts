/** A sixth set: many ways of saying the same, mistyped, polite, short, and with what a question is about before it. */
import {
  all,
  count,
  fault,
  longest,
  mean,
  median,
  most,
  newest,
  over,
  p95,
  ran,
  rate,
  since,
  source,
  status,
  table,
  trigger,
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
  named,
  of,
  open,
  reached,
  severity,
  stands,
  tableCount,
  tables,
} from "./truth-catalog.ts";

const [TODAY, YESTERDAY, MONDAY, LAST_MONDAY, MONTH] = [
  ...["2026-11-26", "2026-11-25", "2026-11-23", "2026-11-16"],
  "2026-11-01",
] as const;
const failed = status("failed");
const lastWeek = since(LAST_MONDAY, MONDAY);
const yesterday = since(YESTERDAY, TODAY);
const month = since(MONTH);
const discovery = type("asset_discovery");

export const WRITTEN_SIXTH: Written[] = [
  {
    truth: count(failed, lastWeek),
    says: "what's the tally of failed jobs last week | My boss wants to know how many jobs failed last week | how mnay jobs faild lsat week | For the weekly report I need the number of failures we had last week, all sources together | dude how many jobs bit the dust last week | Out of all jobs last week, how many failed? | hwo many failurs were there last week",
  },
  {
    truth: all(failed, source("billing"), yesterday),
    says: "waht failed on billing yestreday | Which jobs blew up on billing yesterday? | billing: what failed on it yesterday? | lemme see the failed stuff from yesterday on billing | I would appreciate it if you could list the jobs that failed on billing yesterday. | which jobs involving billing broke down yesterday",
  },
  {
    truth: count(status("cancelled"), lastWeek),
    says: "Kindly provide the number of jobs that were cancelled during the previous week. | How many of last week's jobs were cancelled | it is possible to know how many jobs were aborted last week?",
  },
  {
    truth: all(failed, fault("CREDENTIALS"), source("crm"), month),
    says: "We had credentials problems on crm this month, which jobs were hit by that? | jobs on crm this month that failed because the password was wrong | which crm jobs ended with a credentials error this month",
  },
  {
    truth: all(failed, fault("TIMEOUT"), source("billing"), month),
    says: "timeouts on billing in the month of november | billing jobs brought down by a timeout since the start of the month | which jobs against billing ran into a time-out this month?",
  },
  {
    truth: all(trigger("schedule"), ran, source("crm"), yesterday),
    says: "What did the scheduler run on crm yesterday? | jobs that ran via the schedule on crm yesterday",
  },
  {
    truth: all(status("completed", "failed", "cancelled"), over(900), month),
    says: "jobs that took longer than a quarter of an hour this month | jobs that ran longer then 15 minutes this month",
  },
  {
    truth: most((job) => job.source, failed, lastWeek),
    says: "what source gave us the most failed jobs last week | Could you kindly indicate which source registered the greatest number of failures last week? | the top source by failures last week | wich source suffered the most failures last week",
  },
  {
    truth: all(failed, source("orders", "inventory"), month),
    says: "failures on orders and inventory this month | failed jobs this month for both orders and inventory",
  },
  {
    truth: all(failed, since("2026-11-12", "2026-11-12T12:00")),
    says: "what failed in the morning of 12 November | failures on 12 November in the morning",
  },
  {
    truth: count(failed, since("2026-11-01", "2026-11-11")),
    says: "how many failures in the first 10 days of November",
  },
  {
    truth: all(discovery, source("crm"), since("2026-11-25T18:00", "2026-11-26T08:00")),
    says: "how'd the discovery on crm go last night",
  },
  {
    truth: newest(1, type("connection_test"), source("inventory")),
    says: "When did the inventory connection last get tested | when was the connection to inventory last tested | last conn test on inventory | who ran the last conection test for inventroy",
  },
  {
    truth: median(discovery, source("crm")),
    says: "how long do discoveries on crm usually last | how long dose asset discvery usualy take on crm | wanna know how long discovery takes on crm | how many time takes a discovery of crm normally",
  },
  {
    truth: mean(type("metric_capture"), table("public.customers")),
    says: "What is the average time of metric captures for the customers table?",
  },
  {
    truth: p95(type("freshness_check"), source("billing")),
    says: "95th percentile completion time of freshness checks on billing",
  },
  {
    truth: longest(1, yesterday),
    says: "slowest job of yesterday | which job dragged on the longest yesterday",
  },
  {
    truth: rate("failed", discovery, source("billing"), month),
    says: "We require the failure rate of discoveries on billing for the month of November. | how often do discoveries on billing fail this month, in percent?",
  },
  { truth: all(status("pending")), says: "is the queue empty? | what's hanging in the queue" },
  {
    truth: all(status("running")),
    says: "anything going on right now? | what is currently being carried out",
  },
  {
    truth: changes(found(LAST_MONDAY, MONDAY)),
    says: "For the weekly report I need the number of schema changes we had last week, all sources together | total schema changes last week | how many shema changes did discovery find last week",
  },
  {
    truth: changes(kind("view_definition_changed"), found(MONTH)),
    says: "how many view definitions changed this month | How many view definitions were altered this month",
  },
  {
    truth: changes(kind("comment_changed"), found(LAST_MONDAY, MONDAY)),
    says: "how many comments changed last week",
  },
  { truth: changes(severity("critical"), open), says: "breaking unacked | unacknowledged breaking changes" },
  {
    truth: changes(of("shipments"), found(MONTH)),
    says: "How many structural changes hit shipments in November? | what's different in the shipments table since the start of the month",
  },
  {
    truth: changes(inSource("orders"), found(YESTERDAY, TODAY)),
    says: "How many schema changes did yesterday's discovery of orders find?",
  },
  {
    truth: reached("upstream", "shipment_stats"),
    says: "shipment_stats: what data goes into it? | from which tables comes shipment_stats | upsteam of shipment_stats | trace shipment_stats back to its sources",
  },
  {
    truth: reached("downstream", "customers", "email"),
    says: "I plan to drop customers.email, which tables use that column downstream? | If I rename customers.email what breaks? | where is customers.email used? | what would be affected by changing customers.email",
  },
  {
    truth: reached("upstream", "revenue_forecast"),
    says: "Our finance people are asking about revenue_forecast: which tables does it draw on, all the way upstream? | Upon which tables does revenue_forecast depend?",
  },
  {
    truth: reached("upstream", "revenue_forecast", "expected"),
    says: "show upstream of column revenue_forecast.expected",
  },
  {
    truth: tables(stands("stale")),
    says: "give me all the tables that are stale today | wich tabels are stael | which tables look stale | tables in breach of their SLA",
  },
  { truth: tables(named("customers", "customer_summary")), says: "which tables have a column named email" },
  { truth: tables(named("customers")), says: "Which tables have a column called phone?" },
  {
    truth: tables(named("tickets")),
    says: "which database holds tickets? | in what source is the tickets table",
  },
  { truth: tables(carries("pii:bank-account")), says: "which tables hold bank details" },
  { truth: tableCount(carries("pii:*"), inSource("crm")), says: "how many pii tables does crm have" },
  {
    truth: anomalies(captured(YESTERDAY, TODAY)),
    says: "how many outliers did metric captures find yesterday | did the metrics show anything unusual yesterday",
  },
];

export const UNANSWERABLE_SIXTH: string[] = `
  how many customers do we have
  show me the 10 newest invoices
  what is the average of invoices
  share of billing in all failures
  how many failures were caused by Maya
  who is responsible for the crm failures
  jobs that failed because of the deployment
  how long was J-0001AB in the queue
  how many more failures did billing have than crm last week
  did billing fail more than crm this week than last
  days on which both crm and billing failed
  jobs that failed yesterday and succeeded today
  failed discoveries on crm and tag generations on billing
  failures on crm yesterday and on billing today
  which jobs failed for the first time this week
  jobs that started failing this week
  did any of the last 5 discoveries fail
  which jobs failed yesterday and how long did they take
  what failed yesterday and who started it
  failed jobs at the end of October
  failures around 12 November
  failures in the first week of November
  jobs waiting for the discovery to finish
  how often does discovery run on crm
  explain what a discovery does
  how does discovery work
  jobs of the scheduler's crew
  how many of her jobs failed
  where is my order
  tag the email column as pii
  mark yesterday's anomaly on suppliers as expected
  turn off the schedule of crm
  tables created this week by discovery
  which views feed revenue_forecast
  jobs started by Mara
  which source had the most schema changes`
  .trim()
  .split(/\n\s*/);
