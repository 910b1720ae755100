import { expect, test } from "vitest";
import { CustomMetricForm, MetricSettings } from "./forms.ts";

const id = "01900000-0000-7000-8000-000000000001";
const SETTINGS = { id, sensitivity: "5", interval: "86400" };

test("settings say how strictly and how often, and empty is with every run", () => {
  expect(MetricSettings.parse(SETTINGS)).toEqual({
    ...{ id, sensitivity: 5, intervalSeconds: 86_400, isExact: false },
  });
  expect(MetricSettings.parse({ ...SETTINGS, interval: "" })).toMatchObject({ intervalSeconds: null });
  expect(MetricSettings.parse({ ...SETTINGS, isExact: "yes" })).toMatchObject({ isExact: true });
});

test("a column that is not shown stays, and one that is emptied goes", () => {
  expect(MetricSettings.parse(SETTINGS)).not.toHaveProperty("backfillColumn");
  expect(MetricSettings.parse({ ...SETTINGS, backfillColumn: "" })).toMatchObject({ backfillColumn: null });
  expect(MetricSettings.parse({ ...SETTINGS, backfillColumn: "placed_at" })).toMatchObject({
    backfillColumn: "placed_at",
  });
});

test.each(["7", "99999999", "-300", "soon"])("%s is no time between two captures", (interval) => {
  expect(MetricSettings.safeParse({ ...SETTINGS, interval }).error?.issues).toMatchObject([
    { path: ["interval"], message: "Choose how often it is captured." },
  ]);
});

test("a statement of one's own needs a name", () => {
  const form = { assetId: id, name: " ", sql: "select 1", sensitivity: "3.5", interval: "" };
  expect(CustomMetricForm.safeParse(form).error?.issues).toMatchObject([
    { path: ["name"], message: "Give it a name." },
  ]);
});
