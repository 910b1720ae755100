import type { Scope } from "#lib/auth/scope.ts";
import type { PrismaClient } from "#lib/db/client.ts";
import { createTarget } from "./discovery.ts";
import { createSource } from "./engine.ts";
import { createOrganization } from "./organization.ts";
import { discover } from "./run-discovery.ts";
import { settingsFor } from "./target-connection.ts";

type Clients = { owner: PrismaClient; worker: PrismaClient };

/** A database with a source on it; `run` discovers it as it is then. */
export async function connectTarget({ owner, worker }: Clients, ...statements: string[]) {
  const target = await createTarget(...statements);
  const scope = await createOrganization(owner);
  const sourceId = await createSource(owner, scope);
  const run = (config = {}, settings = settingsFor(target)) =>
    discover({ owner, worker }, scope, sourceId, settings, config);
  return { target, scope, sourceId, run };
}

export const assetsOf = async (owner: PrismaClient, scope: Scope) => {
  const assets = await owner.asset.findMany({
    where: { organizationId: scope.organizationId, kind: { not: "source" } },
    orderBy: [{ schemaName: "asc" }, { name: "asc" }],
  });
  return assets.map((asset) => ({ ...asset, label: `${asset.schemaName}.${asset.name}` }));
};
export const idsOf = async (owner: PrismaClient, scope: Scope) =>
  Object.fromEntries((await assetsOf(owner, scope)).map(({ label, id }) => [label, id]));
export const statesOf = async (owner: PrismaClient, scope: Scope) =>
  Object.fromEntries((await assetsOf(owner, scope)).map(({ label, state }) => [label, state]));

export const SHOP = `
  create schema shop;
  create type shop.state as enum ('open', 'paid');
  create table shop.customer (id int primary key, name text not null default 'x');
  create table shop.orders (id int primary key, customer_id int references shop.customer, state shop.state, unique (customer_id));
  create view shop.open_orders as select * from shop.orders where state = 'open';
  comment on column shop.customer.name is 'Who';`;
