import { expect, test } from "vitest";
import { describeConfiguration } from "#lib/jobs/configuration.ts";
import { aJob } from "#tests/support/a-job.ts";
import { JOB_TYPE_VIEWS } from "../job-types.ts";
import { timeLimitOf } from "./time-limit.ts";

const job = aJob({ startedAt: "2026-11-23T14:06:01.000Z" });
const ofType = (type: string) => JOB_TYPE_VIEWS.find((view) => view.type === type)?.timeLimit ?? null;
const endOf = (timeLimitSeconds: number) => {
  const configuration = describeConfiguration("asset_discovery", { timeLimitSeconds }, null);
  return timeLimitOf({ job, configuration }, ofType("asset_discovery"));
};

test("a discovery ends at its own limit, as its settings tell it", () => {
  expect(endOf(900)).toEqual({ text: "15 min", endsAt: "2026-11-23T14:21:01.000Z" });
  expect(endOf(90)).toEqual({ text: "90 s", endsAt: "2026-11-23T14:07:31.000Z" });
});

test("a type without such a setting ends at the limit of the type, whatever its source's is", () => {
  const configuration = [{ label: "Time limit", value: "15 min" }];
  expect(timeLimitOf({ job, configuration }, ofType("connection_test"))?.endsAt).toBe(
    "2026-11-23T14:07:01.000Z",
  );
});

test("where nothing tells the limit, or the job has not begun, there is none", () => {
  expect(timeLimitOf({ job, configuration: [] }, null)).toBeNull();
  expect(timeLimitOf({ job: aJob({ startedAt: null }), configuration: [] }, "1 min")).toBeNull();
});
