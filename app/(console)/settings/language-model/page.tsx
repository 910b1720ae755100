import { Lock } from "lucide-react";
import type { Metadata } from "next";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { Section } from "#app/_ui/section.tsx";
import { may, whyNot } from "#lib/auth/scope.ts";
import { formatCount } from "#lib/format.ts";
import { findLanguageModel, listModelCalls, readModelSpending } from "#lib/language-model/queries.ts";
import type { LanguageModel, ModelSpending } from "#lib/language-model/views.ts";
import { asOrganization, requireScope } from "#lib/web/scope.ts";
import { SettingsFrame } from "../_parts/settings-frame.tsx";
import { CallList } from "./call-list.tsx";
import { ModelActions } from "./model-actions.client.tsx";
import { ModelForm } from "./model-form.client.tsx";

export const metadata: Metadata = { title: "Language model" };

export default async function LanguageModelPage() {
  const scope = await requireScope();
  if (!may(scope.role, "model.manage")) {
    return (
      <SettingsFrame current="language-model">
        <EmptyState icon={<Icon of={Lock} size={20} />} title="You may not see the language model">
          {whyNot("model.manage")}
        </EmptyState>
      </SettingsFrame>
    );
  }
  const { model, spending, calls } = await asOrganization(scope, async (db) => ({
    model: await findLanguageModel(db, scope),
    spending: await readModelSpending(db, scope),
    calls: await listModelCalls(db, scope),
  }));
  return (
    <SettingsFrame current="language-model">
      <Section title="Language model">
        <p className="mb-3 max-w-[72ch] text-13 text-fg-2">
          Optional. It writes versions of the documentation for people to accept, and helps to understand
          questions. It is sent names, types, keys and comments of this organization’s databases, never a
          value of a row.
        </p>
        <div className="grid gap-4">
          <ModelForm model={model} />
          {model && <ModelActions model={model.model} />}
        </div>
      </Section>
      {model && (
        <Section title="Used">
          <p className="num text-13 text-fg-2">{usedOf(model, spending)}</p>
        </Section>
      )}
      <Section title="What was sent" aside={calls.length > 0 && `the newest ${formatCount(calls.length)}`}>
        <CallList calls={calls} />
      </Section>
    </SettingsFrame>
  );
}

function usedOf(
  { requestsPerDay, tokensPerDay, moneyPerMonth }: LanguageModel,
  spent: ModelSpending,
): string {
  const money = spent.money.toFixed(2);
  return [
    `Today ${formatCount(spent.requests)} of ${formatCount(requestsPerDay)} requests`,
    `${formatCount(spent.tokens)} of ${formatCount(tokensPerDay)} tokens`,
    `this month ${money}${moneyPerMonth === null ? "" : ` of ${moneyPerMonth.toFixed(2)}`}`,
  ].join(", ");
}
