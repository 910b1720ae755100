import type { Metadata } from "next";
import { redirect } from "next/navigation";
import type { Scope } from "#lib/auth/scope.ts";
import { requireScope } from "#lib/web/scope.ts";
import { JobActsProvider } from "../../jobs/_parts/job-acts.client.tsx";
import { JobTypesProvider } from "../../jobs/_parts/job-types.client.tsx";
import { JOB_CATALOG } from "../../jobs/job-types.ts";
import { AssetAddress } from "../address.ts";
import { RelationPage } from "./_relation/relation-page.tsx";
import { RelationsSection } from "./_source/relations-section.tsx";
import { RoutinesSection } from "./_source/routines-section.tsx";
import { SourcePage } from "./_source/source-page.tsx";
import { TypesSection } from "./_source/types-section.tsx";
import { type AssetView, readAsset } from "./read-asset.ts";

type Props = PageProps<"/assets/[id]">;

async function read({ params, searchParams }: Props): Promise<{ view: AssetView; address: AssetAddress }> {
  const address = AssetAddress.parse(await searchParams);
  return { view: await readAsset((await params).id, JSON.stringify(address)), address };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { view } = await read(props);
  if (view.kind === "source") return { title: view.source.name };
  return { title: `${view.relation.schemaName}.${view.relation.name}` };
}

export default async function AssetPage(props: Props) {
  const scope = await requireScope();
  const { view, address } = await read(props);
  if (view.kind === "source" && view.source.state === "draft")
    redirect(`/assets/new?draft=${view.source.id}`);
  return (
    <JobTypesProvider catalog={JOB_CATALOG}>
      <JobActsProvider>
        <Asset view={view} address={address} scope={scope} />
      </JobActsProvider>
    </JobTypesProvider>
  );
}

function Asset({ view, address, scope }: { view: AssetView; address: AssetAddress; scope: Scope }) {
  const { role, organizationId } = scope;
  if (view.kind === "relation") return <RelationPage {...view} role={role} organizationId={organizationId} />;
  return (
    <SourcePage
      {...view}
      role={role}
      tables={<RelationsSection source={view.source} page={view.relations} address={address} />}
      types={
        <>
          <TypesSection types={view.types} />
          <RoutinesSection routines={view.routines} />
        </>
      }
    />
  );
}
