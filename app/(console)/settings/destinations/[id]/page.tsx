import type { Metadata } from "next";
import { PageHeader } from "#app/_ui/page-header.tsx";
import { Section } from "#app/_ui/section.tsx";
import { may } from "#lib/auth/scope.ts";
import { KINDS } from "#lib/destinations/kinds/kinds.ts";
import { getDestination, listDestinationDeliveries } from "#lib/destinations/queries.ts";
import { asOrganization, requireScope } from "#lib/web/scope.ts";
import { AssetId } from "../../../assets/address.ts";
import { orNotFound } from "../../../assets/or-not-found.ts";
import { AdminsOnly } from "../../_parts/admins-only.tsx";
import { DeliveryList } from "../../_parts/delivery-list.tsx";
import { DestinationForm } from "../_form/destination-form.client.tsx";
import { DESTINATIONS_TRAIL } from "../trail.ts";
import { DestinationActions } from "./destination-actions.client.tsx";
import { DestinationFacts } from "./destination-facts.tsx";
import { SecretRotation } from "./secret-rotation.client.tsx";
import { StateNotice } from "./state-notice.tsx";
import { TestOutcome, toldOf } from "./test-outcome.tsx";
import { WatchSends } from "./watch-sends.client.tsx";

// The same for all of them: what is read again every few seconds would lose a title of its own on the way.
export const metadata: Metadata = { title: "Destination" };

const MOST_SENDS = 30;

export default async function DestinationPage({ params }: PageProps<"/settings/destinations/[id]">) {
  const scope = await requireScope();
  if (!may(scope.role, "destinations.manage"))
    return (
      <AdminsOnly
        title="Destination"
        trail={DESTINATIONS_TRAIL}
        what="see or change destinations"
        permission="destinations.manage"
      />
    );
  const id = AssetId.parse((await params).id);
  const { destination, typed, kept, deliveries } = await orNotFound(
    asOrganization(scope, async (db) => ({
      ...(await getDestination(db, scope, id)),
      deliveries: await listDestinationDeliveries(db, scope, id, MOST_SENDS),
    })),
  );
  const test = deliveries.find(({ alertId }) => alertId === null);
  const { kind, name } = destination;
  return (
    <>
      <WatchSends isWaiting={test?.state === "pending"} told={test ? toldOf(test) : null} />
      <PageHeader
        title={name}
        trail={DESTINATIONS_TRAIL}
        actions={
          <DestinationActions {...{ id, name, ruleCount: destination.ruleCount, state: destination.state }} />
        }
      />
      <div className="grid min-w-0 gap-6 px-5 pt-3 pb-10 max-sm:px-4 md:grid-cols-[minmax(0,1fr)_304px] md:gap-8">
        <div className="grid min-w-0 content-start gap-6">
          <StateNotice destination={destination} />
          {test && (
            <Section title="Last test">
              <TestOutcome test={test} />
            </Section>
          )}
          <Section title="Where it goes">
            <DestinationForm {...{ id, kind, name, typed, kept }} fields={KINDS[kind].fields} />
          </Section>
          {kind === "webhook" && (
            <Section title="Signing secret">
              <SecretRotation id={id} bothUntil={destination.secretBeforeUntil} />
            </Section>
          )}
          <Section title="Last sends">
            {deliveries.length === 0 ? (
              <p className="text-13 text-fg-2">
                Nothing was sent yet. Send a test to see whether it arrives.
              </p>
            ) : (
              <DeliveryList deliveries={deliveries} by="alert" />
            )}
          </Section>
        </div>
        <aside aria-label="About this destination" className="min-w-0 max-md:order-first">
          <DestinationFacts destination={destination} />
        </aside>
      </div>
    </>
  );
}
