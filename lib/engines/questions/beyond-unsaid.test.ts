import { expect, it } from "vitest";
import { beyond } from "./beyond.ts";

it.each([
  ["jobs that have been running since yesterday", "jobs since yesterday that are running"],
  ["what has been waiting since this morning", "what is waiting"],
  ["discovery in crm what did it find today", "what did it find"],
  ["lineage of the failed jobs", "lineage of orders"],
  ["from which jobs is invoices made", "from which tables is invoices made"],
  ["results of the last metric capture", "the last metric capture"],
  ["what did the last lineage run give us", "what did the last lineage run on"],
  ["where is j-7f3kq2", "where is customers"],
  ["explain what happened on customers", "what happened on customers"],
  ["is billing failing as much as on monday", "how much longer did billing take than on monday"],
  ["do crm jobs fail as often as last week", "how often did crm jobs fail last week"],
  ["is crm as fresh as billing", "is crm fresh"],
  ["is that the same error as yesterday", "the same as before in crm"],
  ["and what is the difference", "the difference to last week in failures"],
  ["why is crm not running", "why is crm not done yet"],
  ["crm did not fail yesterday", "which jobs did not fail yesterday"],
  ["crm did not fail yesterday did it", "did crm fail yesterday"],
  ["except for tagging did everything complete", "except for tagging what completed"],
  ["who started j-01w4a5 and why", "which jobs failed and why"],
  ["i know billing failed but did it run today", "the last discovery in crm did it fail"],
  ["given that crm failed yesterday is it running", "j-01w4a5 failed on monday has it been retried"],
  ["after yesterdays failures what ran in crm", "what ran after a discovery"],
  ["what failed yesterday at this time", "what is running at this time"],
  ["what failed this day last week", "what failed on monday last week"],
  ["what failed every day", "how many failed every day"],
  ["how long did all jobs take together", "how long do jobs take on average"],
  ["what failed in the 2 days before monday", "failures in the last 2 days"],
  ["the last day crm failed", "what failed on the last day of october"],
  ["how many weekend jobs failed this month", "what failed on the weekend"],
  ["completed or not jobs of today", "what depends on invoices directly or not"],
  ["i do not want failures i want cancelled jobs", "i want cancelled jobs"],
  ["but for crm what failed yesterday", "but in crm what failed yesterday"],
  ["what failed in orders that failed in billing too", "jobs that failed in orders and billing too"],
  ["what did tomas run that ingrid ran too", "jobs started by ingrid that failed too"],
  ["which jobs are to run today", "which jobs are still waiting to start"],
  ["what just failed", "just the failed ones"],
])("“%s” is beyond what is kept, where “%s” is not", (refused, asked) => {
  expect(beyond(refused.split(" "))).not.toBeNull();
  expect(beyond(asked.split(" "))).toBeNull();
});
