import type { Scope } from "#lib/auth/scope.ts";
import type { PrismaClient } from "#lib/db/client.ts";
import { createSource } from "./engine.ts";
import { createOrganization } from "./organization.ts";

const COLUMNS = {
  id: "integer",
  amount: "numeric(10,2)",
  email: "text",
  placed_at: "timestamp with time zone",
};

/** A table of orders as a discovery left it, with its e-mail addresses and amounts tagged. No database is behind it. */
export async function createMeasuredTable(owner: PrismaClient, role: Scope["role"] = "admin") {
  const scope = await createOrganization(owner, { role });
  const { organizationId } = scope;
  const sourceId = await createSource(owner, scope);
  const { id: assetId } = await owner.asset.create({
    data: { organizationId, sourceId, kind: "table", schemaName: "shop", name: "orders", objectId: 1n },
  });
  await owner.assetColumn.createMany({
    data: Object.entries(COLUMNS).map(([name, type], place) => ({
      ...{ assetId, organizationId, name, type, position: place + 1, isNullable: true },
    })),
  });
  await tagColumn(owner, { assetId, organizationId, sourceId }, "amount", "sensitivity:high");
  return { scope, sourceId, assetId };
}

const tagColumn = (
  owner: PrismaClient,
  place: { assetId: string; organizationId: string; sourceId: string },
  columnName: string,
  tag: string,
) => owner.assetTag.create({ data: { ...place, columnName, tag, level: "confirmed", confidence: 1 } });
