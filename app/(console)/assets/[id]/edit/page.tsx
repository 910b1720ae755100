import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { may } from "#lib/auth/scope.ts";
import { requireScope } from "#lib/web/scope.ts";
import { FormPage } from "../../_form/form-page.tsx";
import { readForm } from "../../_form/read-form.ts";
import { AssetId, FormAddress } from "../../address.ts";
import { ManagersOnly } from "../../managers-only.tsx";
import { orNotFound } from "../../or-not-found.ts";

export const metadata: Metadata = { title: "Edit source" };

export default async function EditSourcePage({ params, searchParams }: PageProps<"/assets/[id]/edit">) {
  const scope = await requireScope();
  const id = AssetId.parse((await params).id);
  const { test } = FormAddress.parse(await searchParams);
  const form = await orNotFound(readForm(scope, id, test));
  const trail = [
    { href: "/assets", label: "Assets" },
    { href: `/assets/${id}`, label: form.source.name },
  ];
  if (!may(scope.role, "sources.manage")) return <ManagersOnly title="Edit" trail={trail} />;
  if (form.source.state === "draft") redirect(`/assets/new?draft=${id}${test ? `&test=${test}` : ""}`);
  if (form.source.state === "removed") redirect(`/assets/${id}`);
  return <FormPage title="Edit" trail={trail} source={form.source} test={form.test} />;
}
