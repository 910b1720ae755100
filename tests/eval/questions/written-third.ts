/** A third set, of what jobs found, written once there was a grammar for it and before it was ever asked. */
import type { Written } from "./truth.ts";
import {
  allColumns,
  carries,
  changes,
  columnCount,
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

export const WRITTEN_THIRD: Written[] = [
  {
    truth: tables(carries("pii:email")),
    says: "where do we store email addresses? | which tables contain e-mails | in which tables are email addresses kept? | show me all tables that hold email addresses | where are the emails",
  },
  {
    truth: tables(carries("pii:email"), named("customers", "customer_summary")),
    says: "where are customer emails stored? | where can I find the e-mail address of a customer | which tables have customer e-mail addresses?",
  },
  {
    truth: tables(carries("pii:phone")),
    says: "where are phone numbers | which tables hold telephone numbers? | what tables include pii:phone",
  },
  {
    truth: columnCount("pii:email"),
    says: "how many columns contain email addresses | number of columns tagged pii:email | how many e-mail columns are there?",
  },
  {
    truth: columnCount("pii:*"),
    says: "how many columns have personal data? | how many PII columns do we have | count columns with personally identifiable information",
  },
  {
    truth: tables(carries("pii:*"), inSource("billing")),
    says: "what personal data is there in billing? | which billing tables contain personal data | tables with PII in the billing database",
  },
  {
    truth: tableCount(carries("pii:*")),
    says: "how many tables contain personal information | number of tables with PII",
  },
  {
    truth: tables(carries("pii:bank-account")),
    says: "where are IBANs stored | which table has the bank account numbers?",
  },
  {
    truth: tables(carries("sensitivity:high")),
    says: "where is highly sensitive data | which tables are highly sensitive? | list the tables with sensitivity:high",
  },
  {
    truth: tables(carries("team:ledger")),
    says: "which tables are tagged team:ledger | show everything with the tag team:ledger",
  },
  {
    truth: tables(carries("pii:ip-address")),
    says: "do we keep IP addresses anywhere? | which columns hold ip addresses",
  },
  {
    truth: tables(named("invoices")),
    says: "where are invoices kept? | in which database is the invoices table",
  },
  {
    truth: tables(named("audit_log")),
    says: "find all audit log tables | which tables are called audit_log?",
  },
  {
    truth: tables(named("sessions")),
    says: "which columns are named user agent | where is the user agent stored?",
  },
  {
    truth: tableCount(inSource("billing")),
    says: "how many tables does billing have? | number of tables in billing",
  },
  {
    truth: allColumns(named("invoices")),
    says: "how many columns are in the invoices table? | number of columns of invoices",
  },

  {
    truth: changes(found(MONDAY)),
    says: "what schema changes happened this week? | schema changes since Monday | has the schema changed this week? | what changed this week",
  },
  {
    truth: changes(found(LAST_MONDAY, MONDAY)),
    says: "how many schema changes were there last week? | schema changes of last week",
  },
  {
    truth: changes(found(LAST_MONDAY, MONDAY), inSource("orders")),
    says: "what has changed in orders last week? | schema changes on the orders database last week | how did the structure of orders change last week",
  },
  {
    truth: changes(severity("critical"), found(MONTH)),
    says: "breaking changes this month | how many critical schema changes were there this month? | show me the breaking schema changes in November",
  },
  {
    truth: changes(severity("critical"), inSource("crm")),
    says: "any critical changes in crm? | breaking changes to the crm database | list critical schema changes on crm",
  },
  {
    truth: changes(kind("column_removed"), found(MONTH)),
    says: "which columns were removed this month? | dropped columns in November | how many columns got deleted this month",
  },
  {
    truth: changes(kind("column_added"), found(YESTERDAY, TODAY)),
    says: "new columns yesterday | how many columns were added yesterday? | what columns have been added yesterday",
  },
  {
    truth: changes(kind("column_renamed")),
    says: "renamed columns | which columns have been renamed? | how many columns were renamed so far",
  },
  {
    truth: changes(kind("column_type_changed"), found(MONTH)),
    says: "column type changes this month | which columns changed their type this month?",
  },
  {
    truth: changes(kind("view_definition_changed"), inSource("billing")),
    says: "which views changed in billing? | changed views on billing",
  },
  {
    truth: changes(kind("foreign_key_removed")),
    says: "dropped foreign keys | how many foreign keys were removed?",
  },
  {
    truth: changes(of("customers")),
    says: "what changed in the customers table? | changes to customers | how has table customers changed",
  },
  {
    truth: changes(open, severity("critical")),
    says: "unacknowledged critical changes | critical schema changes nobody acknowledged",
  },
  {
    truth: changes(found(MONDAY), inSource("inventory")),
    says: "schema changes this week by table in inventory | inventory schema changes this week by severity",
  },

  {
    truth: reached("upstream", "revenue_forecast"),
    says: "what is upstream of revenue_forecast? | where does revenue_forecast come from | which tables feed revenue_forecast? | what does the view revenue_forecast depend on? | upstream tables of mart.revenue_forecast | dependencies of revenue forecast",
  },
  {
    truth: reached("downstream", "invoices"),
    says: "what is downstream of invoices? | which views depend on invoices | what breaks if I change the invoices table? | what would be affected by dropping invoices | impact of a change to invoices | which views are built on invoices?",
  },
  {
    truth: reached("downstream", "invoices", "total_amount"),
    says: "what depends on invoices.total_amount? | what is affected if I drop the column total_amount of invoices | where does invoices.total_amount flow to?",
  },
  {
    truth: reached("upstream", "revenue_forecast", "expected"),
    says: "where does revenue_forecast.expected come from? | what is revenue_forecast.expected computed from",
  },
  {
    truth: reached("downstream", "customers"),
    says: "what reads from customers? | which tables are derived from customers",
  },

  {
    truth: tables(stands("stale")),
    says: "which tables are stale? | stale tables | list all tables that are out of date | what data is outdated? | tables that are late",
  },
  {
    truth: tableCount(stands("stale")),
    says: "how many tables are stale? | number of outdated tables",
  },
  {
    truth: tables(stands("stale"), inSource("billing")),
    says: "which billing tables are stale | is anything out of date in billing?",
  },
  {
    truth: tableCount(stands("fresh")),
    says: "how many tables are fresh | how many tables are up to date?",
  },
  {
    truth: tables(named("invoices")),
    says: "is the invoices table fresh? | when was invoices last updated? | how fresh is invoices? | is invoices up to date",
  },
  {
    truth: tables(named("customers")),
    says: "what is the customers table? | describe customers | what does customers.email mean? | tell me about the table customers | documentation of customers | what is in the customers table?",
  },
];

export const UNANSWERABLE_THIRD: string[] = `
  where is the office
  which tables are the biggest
  how many rows were added to invoices yesterday
  where do we store employee salaries
  which tables have no owner
  tables that contain email but not phone numbers
  which columns are never used
  who changed the customers table
  what will change next week
  upstream of the payments table
  what is downstream of the moon
  which tables were stale last week
  how fresh is the payments table
  is the data correct
  show me the rows of customers
  what is the email of customer 42
  which tables are encrypted
  delete the invoices table
  rename the column email to mail
  how many tables changed in the other organization
  which tables are tagged pii:shoe-size by Maya
  where are nuclear launch codes
  what columns were added by Tomas
  how much storage does invoices use
  which views are slow
  where is email not stored
  show me tables like invoices
  what is the average of total_amount
  does customers reference invoices
  select email from customers
  which tables did the last discovery find
  what is sensitive about Maya
  how stale is too stale`.split(/\n\s*/);
