import { BellPlus, BellRing } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { Badge } from "#app/_ui/badge.tsx";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { PageHeader } from "#app/_ui/page-header.tsx";
import { Table, Td, Th, Tr } from "#app/_ui/table.tsx";
import { listDestinationNames, listRules } from "#lib/alerts/rule-queries.ts";
import { findSuggestions } from "#lib/alerts/suggestions.ts";
import { may, whyNot } from "#lib/auth/scope.ts";
import { formatCount, formatQuantity } from "#lib/format.ts";
import { asOrganization, requireScope } from "#lib/web/scope.ts";
import { SuggestedRules } from "../_parts/suggested-rules.tsx";
import { ALERTS_TRAIL } from "../trail.ts";
import { RuleActs } from "./rule-acts.client.tsx";
import { kindsOf, narrowingOf } from "./rule-words.ts";

export const metadata: Metadata = { title: "Alert rules" };

export default async function RulesPage() {
  const scope = await requireScope();
  const { rules, destinations, suggestions } = await asOrganization(scope, async (db) => ({
    rules: await listRules(db, scope),
    destinations: await listDestinationNames(db, scope),
    suggestions: await findSuggestions(db, scope),
  }));
  const nameOf = new Map(destinations.map(({ id, name }) => [id, name]));
  const disabledBecause = may(scope.role, "alerts.rule") ? null : whyNot("alerts.rule");
  return (
    <>
      <PageHeader
        title="Rules"
        trail={ALERTS_TRAIL}
        actions={
          <ButtonLink href="/alerts/rules/new" tone="primary" icon={<Icon of={BellPlus} size={14} />}>
            New rule
          </ButtonLink>
        }
      />
      <SuggestedRules names={suggestions} disabledBecause={disabledBecause} />
      <div className="relative border-t sm:min-h-0 sm:flex-1 sm:overflow-auto">
        {rules.length === 0 ? (
          <EmptyState icon={<Icon of={BellRing} size={20} />} title="No rules yet">
            A failed job alerts nobody until a rule says so. Begin with one of those above.
          </EmptyState>
        ) : (
          <div className="overflow-x-auto">
            <Table
              caption="Rules by name"
              head={
                <>
                  <Th>Rule</Th>
                  <Th className="max-sm:hidden">Means</Th>
                  <Th className="max-sm:hidden">Tells</Th>
                  <Th isNumber className="max-sm:hidden">
                    Alerts in 30 days
                  </Th>
                  <Th>Actions</Th>
                </>
              }
            >
              {rules.map((rule) => (
                <Tr key={rule.id}>
                  <Td className="max-sm:py-2">
                    <Link href={`/alerts/rules/${rule.id}`} className="rounded-4 font-medium hover:underline">
                      {rule.name}
                    </Link>{" "}
                    {!rule.isEnabled && <Badge>Off</Badge>}
                    <span className="block text-12 text-fg-3 sm:hidden">
                      {kindsOf(rule)}, {narrowingOf(rule)}; {formatQuantity(rule.alerts, "alert")} in 30 days
                    </span>
                  </Td>
                  <Td className="py-1.5 max-sm:hidden">
                    {kindsOf(rule)}
                    <span className="block text-12 text-fg-3">{narrowingOf(rule)}</span>
                  </Td>
                  <Td className="max-sm:hidden">
                    {rule.destinationIds.map((id) => nameOf.get(id)).join(", ") || (
                      <span className="text-fg-3">The inbox alone</span>
                    )}
                  </Td>
                  <Td isNumber className="max-sm:hidden">
                    {formatCount(rule.alerts)}
                  </Td>
                  <Td className="max-sm:py-2">
                    <span className="flex gap-1 max-sm:flex-col">
                      <RuleActs rule={rule} disabledBecause={disabledBecause} />
                    </span>
                  </Td>
                </Tr>
              ))}
            </Table>
          </div>
        )}
      </div>
    </>
  );
}
