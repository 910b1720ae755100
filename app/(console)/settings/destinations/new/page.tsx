import type { Metadata } from "next";
import Link from "next/link";
import { z } from "zod";
import { PageHeader } from "#app/_ui/page-header.tsx";
import { may } from "#lib/auth/scope.ts";
import { KINDS } from "#lib/destinations/kinds/kinds.ts";
import { DESTINATION_KIND_LABELS, DESTINATION_KINDS } from "#lib/destinations/views.ts";
import { requireScope } from "#lib/web/scope.ts";
import { AdminsOnly } from "../../_parts/admins-only.tsx";
import { DestinationForm } from "../_form/destination-form.client.tsx";
import { DESTINATIONS_TRAIL } from "../trail.ts";

export const metadata: Metadata = { title: "New destination" };

const Address = z.object({ kind: z.enum(DESTINATION_KINDS).optional().catch(undefined) });

/** `/settings/destinations/new`, and with `?kind=…` its form. */
export default async function NewDestinationPage({ searchParams }: PageProps<"/settings/destinations/new">) {
  const scope = await requireScope();
  if (!may(scope.role, "destinations.manage"))
    return (
      <AdminsOnly
        title="New destination"
        trail={DESTINATIONS_TRAIL}
        what="set up destinations"
        permission="destinations.manage"
      />
    );
  const { kind } = Address.parse(await searchParams);
  return (
    <>
      <PageHeader
        title={kind ? `New destination: ${DESTINATION_KIND_LABELS[kind]}` : "New destination"}
        trail={DESTINATIONS_TRAIL}
      />
      <div className="px-5 pt-3 pb-10 max-sm:px-4">
        {kind ? (
          <DestinationForm id="" kind={kind} name="" fields={KINDS[kind].fields} typed={{}} kept={[]} />
        ) : (
          <KindChoice />
        )}
      </div>
    </>
  );
}

function KindChoice() {
  return (
    <ul className="grid max-w-[560px] gap-2">
      {DESTINATION_KINDS.map((kind) => (
        <li key={kind}>
          <Link
            href={`/settings/destinations/new?kind=${kind}`}
            className="block rounded-8 border bg-surface px-3 py-2.5 text-13 hover:bg-hover"
          >
            <span className="block font-medium">{DESTINATION_KIND_LABELS[kind]}</span>
            <span className="text-fg-2">{KINDS[kind].what}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
