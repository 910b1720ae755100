import { Lock, Server } from "lucide-react";
import type { Metadata } from "next";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { Section } from "#app/_ui/section.tsx";
import { may, whyNot } from "#lib/auth/scope.ts";
import { listWorkers } from "#lib/jobs/workers.ts";
import { asOrganization, requireScope } from "#lib/web/scope.ts";
import { SettingsFrame } from "../_parts/settings-frame.tsx";
import { ReadAgain } from "./read-again.client.tsx";
import { WorkerTable } from "./worker-table.tsx";

export const metadata: Metadata = { title: "Workers" };

export default async function WorkersPage() {
  const scope = await requireScope();
  if (!may(scope.role, "workers.view")) {
    return (
      <SettingsFrame current="workers">
        <EmptyState icon={<Icon of={Lock} size={20} />} title="You may not see the workers">
          {whyNot("workers.view")}
        </EmptyState>
      </SettingsFrame>
    );
  }
  const workers = await asOrganization(scope, (db) => listWorkers(db, scope));
  const alive = workers.filter(({ state }) => state === "running" || state === "draining");
  return (
    <SettingsFrame current="workers">
      <ReadAgain />
      <Section title="Workers" aside={workers.length > 0 && `${alive.length} alive`}>
        <p className="mb-3 max-w-[72ch] text-13 text-fg-2">
          The processes that run jobs, for every organization of this installation. One that ended, or was not
          heard of for a day, leaves the list.
        </p>
        {workers.length > 0 ? (
          <WorkerTable workers={workers} />
        ) : (
          <EmptyState icon={<Icon of={Server} size={20} />} title="No worker has started yet" level="h3">
            Jobs wait until there is one. Start it on the server with{" "}
            <code className="mono">npm run worker</code>.
          </EmptyState>
        )}
      </Section>
    </SettingsFrame>
  );
}
