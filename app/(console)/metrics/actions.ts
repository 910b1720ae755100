"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { hintChange } from "#lib/jobs/hint.ts";
import { checkSql, type SqlCheck } from "#lib/metrics/check-sql.ts";
import {
  addCustomMetric,
  addMetrics,
  changeMetric,
  markPoint,
  removeMetrics,
} from "#lib/metrics/commands.ts";
import { CustomMetricForm, MetricSettings, SqlText, StatementForm } from "#lib/metrics/forms.ts";
import { MetricChange, MetricIds, NewMetrics, PointMark, TrialStatement } from "#lib/metrics/schemas.ts";
import { tryStatement } from "#lib/metrics/trial.ts";
import { action, formAction } from "#lib/web/action.ts";
import { webDatabase } from "#lib/web/database.ts";
import { asOrganization } from "#lib/web/scope.ts";

export const addMetricsTo = action(NewMetrics, "metrics.set", (wish, scope) =>
  asOrganization(scope, (db) => addMetrics(db, scope, wish)),
);

export const saveMetric = action(MetricChange, "metrics.set", (change, scope) =>
  asOrganization(scope, (db) => changeMetric(db, scope, change)),
);

export const saveMetricSettings = formAction(MetricSettings, "metrics.set", async (change, scope) => {
  await asOrganization(scope, (db) => changeMetric(db, scope, change));
  refresh();
});

export const saveStatement = formAction(StatementForm, "metrics.custom", async (change, scope) => {
  await asOrganization(scope, (db) => changeMetric(db, scope, change));
  refresh();
});

export const removeMetricsNow = action(MetricIds, "metrics.set", ({ ids }, scope) =>
  asOrganization(scope, (db) => removeMetrics(db, scope, ids)),
);

export const markValue = action(PointMark, "metrics.set", (mark, scope) =>
  asOrganization(scope, (db) => markPoint(db, scope, mark)),
);

/** By its text alone: no database is asked, and nothing is kept. */
export const checkStatementText = action(
  SqlText,
  "metrics.custom",
  ({ sql }): Promise<SqlCheck> => checkSql(sql),
);

export const addCustom = formAction(CustomMetricForm, "metrics.custom", async (wish, scope) => {
  const id = await asOrganization(scope, (db) => addCustomMetric(db, scope, wish));
  redirect(`/metrics/${id}`);
});

/** A job that runs the statement once and keeps nothing. */
export const startTrial = action(TrialStatement, "metrics.custom", async (wish, scope) => {
  const job = await asOrganization(scope, (db) => tryStatement(db, scope, wish));
  await hintChange(webDatabase(), scope.organizationId);
  return job;
});
