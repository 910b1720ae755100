/** Of anomalies, written when metrics were there to be asked of, and before any was asked. */
import type { Written } from "./truth.ts";
import { anomalies, anomalousNow, captured, inSource, ofTable } from "./truth-catalog.ts";

const [TODAY, YESTERDAY, MONDAY, LAST_MONDAY, MONTH] = [
  ...["2026-11-26", "2026-11-25", "2026-11-23", "2026-11-16"],
  "2026-11-01",
] as const;

export const WRITTEN_ANOMALIES: Written[] = [
  {
    truth: anomalies(captured(MONDAY)),
    says: "were there any anomalies this week? | anomalies this week | how many anomalies since Monday",
  },
  {
    truth: anomalies(captured(LAST_MONDAY, MONDAY)),
    says: "what anomalies were found last week | number of metric anomalies last week",
  },
  {
    truth: anomalies(captured(YESTERDAY, TODAY)),
    says: "did we see any anomalies yesterday? | outliers yesterday",
  },
  {
    truth: anomalies(captured(MONTH), inSource("billing")),
    says: "anomalies in billing this month | billing anomalies in November | how many anomalies did the billing database have this month?",
  },
  {
    truth: anomalies(captured(MONTH), ofTable("customers")),
    says: "anomalies in the customers table this month | any anomalies for customers in November?",
  },
  {
    truth: anomalousNow(),
    says: "are there any anomalies? | show all anomalies | which metrics are anomalous right now",
  },
  { truth: anomalousNow(inSource("crm")), says: "any anomalies in crm? | crm anomalies" },
];

export const UNANSWERABLE_ANOMALIES: string[] = `
  which anomalies will there be tomorrow
  anomalies that cost us money
  who caused the anomalies
  anomalies in the payments table
  acknowledged anomalies`
  .trim()
  .split(/\n\s*/);
