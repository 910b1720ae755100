import type { Metadata } from "next";
import { z } from "zod";
import { Notice } from "#app/_ui/notice.tsx";
import { PageHeader } from "#app/_ui/page-header.tsx";
import { Section } from "#app/_ui/section.tsx";
import { listRuleNames, listSilences } from "#lib/alerts/rule-queries.ts";
import { may, whyNot } from "#lib/auth/scope.ts";
import { getOrganization } from "#lib/people/queries.ts";
import { Id } from "#lib/schemas.ts";
import { asOrganization, requireScope } from "#lib/web/scope.ts";
import { timeZoneOptions } from "../../settings/_parts/time-zones.ts";
import { ALERTS_TRAIL } from "../trail.ts";
import { SilenceForm } from "./silence-form.client.tsx";
import { SilenceList } from "./silence-list.client.tsx";

export const metadata: Metadata = { title: "Quiet times" };

const Address = z.object({ edit: Id });

const PARTS = [
  {
    kind: "operating_hours",
    title: "Operating hours",
    nothing: "None: rules tell at every hour.",
    why: "A rule with operating hours tells people only within them. What happens else is kept as suppressed.",
  },
  {
    kind: "blackout",
    title: "Blackouts",
    nothing: "None.",
    why: "While one lasts, its rules tell nobody. What happens is kept as suppressed, with the reason.",
  },
] as const;

export default async function QuietPage({ searchParams }: PageProps<"/alerts/quiet">) {
  const scope = await requireScope();
  const { edit } = Address.parse(await searchParams);
  const { silences, rules, organization } = await asOrganization(scope, async (db) => ({
    silences: await listSilences(db, scope, new Date()),
    rules: await listRuleNames(db, scope),
    organization: await getOrganization(db, scope),
  }));
  const disabledBecause = may(scope.role, "alerts.rule") ? null : whyNot("alerts.rule");
  const edited = silences.find(({ id }) => id === edit) ?? null;
  return (
    <>
      <PageHeader title="Quiet times" trail={ALERTS_TRAIL} />
      <div className="grid content-start gap-8 border-t px-5 py-5 pb-10 max-sm:px-4 sm:min-h-0 sm:flex-1 sm:overflow-auto">
        {disabledBecause && (
          <div className="max-w-[440px]">
            <Notice>{disabledBecause}</Notice>
          </div>
        )}
        {PARTS.map(({ kind, title, nothing, why }) => {
          const stored = edited?.kind === kind ? edited : null;
          return (
            <Section key={kind} title={title}>
              <div className="grid gap-4">
                <p className="max-w-[64ch] text-13 text-fg-2">{why}</p>
                <SilenceList
                  {...{ label: title, rules, nothing, disabledBecause }}
                  silences={silences.filter((silence) => silence.kind === kind)}
                />
                <SilenceForm
                  key={stored?.id ?? "new"}
                  {...{ kind, stored, rules, disabledBecause, timeZone: organization.timeZone }}
                  timeZones={timeZoneOptions(stored?.timeZone ?? organization.timeZone)}
                />
              </div>
            </Section>
          );
        })}
      </div>
    </>
  );
}
