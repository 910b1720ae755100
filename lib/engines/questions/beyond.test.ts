import { describe, expect, it } from "vitest";
import { beyond } from "./beyond.ts";
import { toTokens } from "./words/tokens.ts";

const shapeOf = (text: string) => beyond(toTokens(text).map((token) => token.text));

describe("a question of known words", () => {
  it.each([
    "what if discovery fails",
    "unless it failed, show the job",
    "can I cancel the running jobs",
    "can you retry the failed jobs",
    "which jobs might fail",
    "which jobs should be retried",
    "which jobs need a retry",
    "when does discovery run",
    "which jobs are scheduled",
    "failures on Mondays",
    "failures every Monday",
    "last but one failure",
    "how long is the running discovery still going to need",
    "how much time does it have left",
    "which error took the longest",
    "jobs that failed and then completed",
    "how long has billing been failing",
    "did all jobs complete",
    "jobs I cancelled",
    "what is a job",
    "what does discovery do",
    "what share of failures were on billing",
  ])("is not answered where its shape asks for what is not kept: %s", (text) => {
    expect(shapeOf(text)).toHaveProperty("because");
  });

  it.each([
    "tell me if any job failed",
    "can you list the failed jobs",
    "where can I find e-mail addresses",
    "I would like to see failed jobs",
    "what breaks if I drop invoices",
    "what would be affected by dropping invoices",
    "what happens if we delete invoices",
    "failures in May",
    "how much time do discoveries need",
    "when did discovery run last",
    "when does discovery usually run last",
    "failures on Monday",
    "weekend failures",
    "why did my last job fail",
    "did any job fail",
    "jobs I started",
    "what is a typical duration of a discovery",
    "percentage of failed jobs on Monday",
    "what share of jobs failed",
    "run times of discoveries",
  ])("is read on where it only sounds so: %s", (text) => {
    expect(shapeOf(text)).toBeNull();
  });
});
