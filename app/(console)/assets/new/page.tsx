import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { may } from "#lib/auth/scope.ts";
import { requireScope } from "#lib/web/scope.ts";
import { FormPage } from "../_form/form-page.tsx";
import { readDiscoverySchedule, readForm } from "../_form/read-form.ts";
import { FormAddress } from "../address.ts";
import { ManagersOnly } from "../managers-only.tsx";
import { orNotFound } from "../or-not-found.ts";

export const metadata: Metadata = { title: "Connect a database" };

const TRAIL = [{ href: "/assets", label: "Assets" }];
const TITLE = "Connect a database";

export default async function NewSourcePage({ searchParams }: PageProps<"/assets/new">) {
  const scope = await requireScope();
  if (!may(scope.role, "sources.manage")) return <ManagersOnly title={TITLE} trail={TRAIL} />;
  const { draft, test } = FormAddress.parse(await searchParams);
  const form = draft ? await orNotFound(readForm(scope, draft, test)) : null;
  // Saved or gone meanwhile, in another tab perhaps: its own page knows what to say.
  if (form && form.source.state !== "draft") redirect(`/assets/${form.source.id}`);
  return (
    <FormPage
      title={TITLE}
      trail={TRAIL}
      source={form?.source ?? null}
      test={form?.test ?? null}
      discovery={await readDiscoverySchedule(scope, draft ?? null)}
    />
  );
}
