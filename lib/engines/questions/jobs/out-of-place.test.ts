import { expect, it } from "vitest";
import { understand } from "../understand.ts";

const [MAYA, INGRID] = ["0198a000-0000-7000-8000-000000000002", "0198a000-0000-7000-8000-000000000004"];
const surroundings = {
  clock: { now: new Date("2026-11-26T13:20:00Z"), timeZone: "Europe/Berlin" },
  vocabulary: {
    sources: [{ id: "0198a000-0000-7000-8000-000000000001", name: "crm" }],
    tables: [],
    people: [
      { id: MAYA, name: "Maya Okafor" },
      { id: INGRID, name: "Ingrid Solberg" },
    ],
    me: MAYA,
  },
  types: ["asset_discovery", "connection_test"],
  previous: null,
};
const read = (text: string) => understand(text, surroundings);

it.each([
  ["which jobs are to run today in crm", "which jobs ran today in crm"],
  ["how many jobs have to run today", "how many jobs have run today"],
  ["which jobs is Ingrid to start", "which jobs did Ingrid start"],
  ["is there anything to run today", "is there anything running"],
  ["which jobs are due to fail", "which job was the last to fail"],
  ["am I running anything", "jobs I ran today"],
  ["do I have failures today", "do we have failures today"],
  ["how many jobs failed on me this week", "how many of my jobs failed this week"],
  ["jobs from me yesterday", "jobs started by me yesterday"],
  ["show the jobs I have", "show the jobs I have started"],
  ["has crm to run today", "has crm run today"],
  ["I have a failed job in crm, why", "why did my last job in crm fail"],
  ["I'm Ingrid, my failures yesterday", "I'm Ingrid, failures yesterday"],
  ["failures of Maya's colleagues", "failures by colleague"],
  ["Ingrid Okafor's jobs", "Ingrid Solberg's jobs"],
  ["retries of the last failed discovery in crm", "failed retries of discovery in crm"],
  ["retries of crm's failed jobs yesterday", "retries of crm yesterday"],
  ["retries of jobs that timed out", "retries that timed out"],
  ["the retries of what failed in crm", "the retries that failed in crm"],
  ["retries of scheduled jobs last week", "retries of discoveries last week"],
  ["retries of yesterday's failures", "retries that failed yesterday"],
  ["retries because of timeouts", "failed retries because of timeouts"],
  ["when did the last failed job in crm finish", "when did the last job in crm finish"],
  ["how many cancelled jobs had finished", "how many jobs finished or were cancelled"],
  ["which jobs had the right password", "which jobs failed with a wrong password"],
  ["which jobs had a network connection", "which jobs had network problems"],
  ["which jobs got permission last week", "which jobs had no permission last week"],
])("“%s” is refused, where “%s” is answered", (refused, answered) => {
  expect(read(refused)).toMatchObject({ isUnderstood: false });
  expect(read(answered)).toMatchObject({ isUnderstood: true });
});

it.each([
  ["which jobs did I trigger today", { startedBy: [MAYA] }],
  ["which jobs did Ingrid trigger today", { startedBy: [INGRID] }],
  ["when did discovery run in crm today", { status: ["running", "completed", "failed", "cancelled"] }],
  ["when did we last discover crm", { status: ["running", "completed", "failed", "cancelled"] }],
])("“%s” is read as it is meant", (text, which) => {
  expect(read(text)).toMatchObject({ question: { which } });
});
