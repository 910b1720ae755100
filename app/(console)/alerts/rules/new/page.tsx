import type { Metadata } from "next";
import { z } from "zod";
import { PageHeader } from "#app/_ui/page-header.tsx";
import { SUGGESTION_NAMES } from "#lib/alerts/suggestions.ts";
import { may, whyNot } from "#lib/auth/scope.ts";
import { Id } from "#lib/schemas.ts";
import { asOrganization, requireScope } from "#lib/web/scope.ts";
import { RULES_TRAIL } from "../../trail.ts";
import { NEW_RULE, suggestedRule } from "../_form/initial.ts";
import { readFormChoices } from "../_form/read-form.ts";
import { RuleForm } from "../_form/rule-form.client.tsx";

export const metadata: Metadata = { title: "New rule" };

const Address = z.object({ suggest: z.enum(SUGGESTION_NAMES).optional().catch(undefined), source: Id });

export default async function NewRulePage({ searchParams }: PageProps<"/alerts/rules/new">) {
  const scope = await requireScope();
  const { suggest, source: sourceId } = Address.parse(await searchParams);
  const { sources, destinations } = await asOrganization(scope, (db) => readFormChoices(db, scope));
  const source = sources.find(({ id }) => id === sourceId) ?? null;
  const destinationIds = destinations.filter(({ state }) => state !== "off").map(({ id }) => id);
  return (
    <>
      <PageHeader title="New rule" trail={RULES_TRAIL} />
      <div className="border-t px-5 py-4 pb-10 max-sm:px-4 sm:min-h-0 sm:flex-1 sm:overflow-auto">
        <RuleForm
          key={`${suggest} ${sourceId}`}
          initial={suggest ? suggestedRule({ suggestion: suggest, source, destinationIds }) : NEW_RULE}
          sources={sources}
          destinations={destinations}
          disabledBecause={may(scope.role, "alerts.rule") ? null : whyNot("alerts.rule")}
        />
      </div>
    </>
  );
}
