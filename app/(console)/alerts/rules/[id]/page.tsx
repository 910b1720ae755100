import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { z } from "zod";
import { Badge } from "#app/_ui/badge.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageHeader } from "#app/_ui/page-header.tsx";
import { findMeaningless } from "#lib/alerts/rule-commands.ts";
import { getRule } from "#lib/alerts/rule-queries.ts";
import { may, whyNot } from "#lib/auth/scope.ts";
import { formatQuantity } from "#lib/format.ts";
import { asOrganization, requireScope } from "#lib/web/scope.ts";
import { orNotFound } from "../../../assets/or-not-found.ts";
import { alertsHref } from "../../address.ts";
import { RULES_TRAIL } from "../../trail.ts";
import { storedRule } from "../_form/initial.ts";
import { readFormChoices } from "../_form/read-form.ts";
import { RuleForm } from "../_form/rule-form.client.tsx";
import { RuleActs } from "../rule-acts.client.tsx";

export const metadata: Metadata = { title: "Rule" };

export default async function RulePage({ params, searchParams }: PageProps<"/alerts/rules/[id]">) {
  const scope = await requireScope();
  const { id } = await params;
  const { saved } = await searchParams;
  if (!z.uuid().safeParse(id).success) notFound();
  const reading = asOrganization(scope, async (db) => {
    const found = await getRule(db, scope, id);
    return {
      rule: found,
      warnings: await findMeaningless(db, scope, found),
      choices: await readFormChoices(db, scope),
    };
  });
  const { rule, warnings, choices } = await orNotFound(reading);
  const disabledBecause = may(scope.role, "alerts.rule") ? null : whyNot("alerts.rule");
  return (
    <>
      <PageHeader
        title={rule.name}
        trail={RULES_TRAIL}
        aside={
          <>
            {!rule.isEnabled && <Badge>Off</Badge>}
            <Link
              href={alertsHref({ tab: "all", rule: rule.id })}
              className="rounded-4 text-13 text-accent-text hover:underline"
            >
              {formatQuantity(rule.alerts, "alert")} in 30 days
            </Link>
          </>
        }
        actions={<RuleActs rule={rule} disabledBecause={disabledBecause} />}
      />
      <div className="grid content-start gap-4 border-t px-5 py-4 pb-10 max-sm:px-4 sm:min-h-0 sm:flex-1 sm:overflow-auto">
        <div className="grid max-w-[440px] gap-2 empty:hidden">
          {saved !== undefined && (
            <Notice tone="completed" role="status">
              The rule was made. It counts from now on.
            </Notice>
          )}
          {warnings.map((warning) => (
            <Notice key={warning} tone="warn">
              {warning}
            </Notice>
          ))}
        </div>
        <RuleForm key={rule.id} initial={storedRule(rule)} {...choices} disabledBecause={disabledBecause} />
      </div>
    </>
  );
}
