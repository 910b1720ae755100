import type { Metadata } from "next";
import { Notice } from "#app/_ui/notice.tsx";
import { Section } from "#app/_ui/section.tsx";
import { may, whyNot } from "#lib/auth/scope.ts";
import { readTagSettings } from "#lib/tags/queries.ts";
import { asOrganization, requireScope } from "#lib/web/scope.ts";
import { SettingsFrame } from "../_parts/settings-frame.tsx";
import { FamilyChoice } from "./family-choice.client.tsx";
import { RuleForm } from "./rule-form.client.tsx";
import { RuleList } from "./rule-list.client.tsx";

export const metadata: Metadata = { title: "Classification" };

export default async function ClassificationPage() {
  const scope = await requireScope();
  const { families, rules } = await asOrganization(scope, (db) => readTagSettings(db, scope));
  const disabledBecause = may(scope.role, "tags.decide") ? null : whyNot("tags.decide");
  return (
    <SettingsFrame current="classification">
      {disabledBecause && (
        <div className="-mb-4 max-w-[440px]">
          <Notice>{disabledBecause}</Notice>
        </div>
      )}
      <Section title="What is looked for">
        <FamilyChoice families={families} disabledBecause={disabledBecause} />
      </Section>
      <Section title="Your own rules">
        <div className="grid gap-4">
          <RuleList rules={rules} disabledBecause={disabledBecause} />
          <RuleForm disabledBecause={disabledBecause} />
        </div>
      </Section>
    </SettingsFrame>
  );
}
