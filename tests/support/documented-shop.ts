import { inOrganization, type PrismaClient } from "#lib/db/client.ts";
import { HANDLERS } from "#lib/jobs/handlers.ts";
import { JOB_KINDS } from "#lib/jobs/kinds.ts";
import { runJob } from "#lib/jobs/run.ts";
import { modelAsker } from "#lib/language-model/ask-model.ts";
import { parseOutboundAllow } from "#lib/outbound/allow.ts";
import { parsePrivateKeys } from "#lib/secrets/keys.ts";
import { generateSealingKeys, seal } from "#lib/secrets/seal.ts";
import { connectTarget, idsOf } from "./discovered-target.ts";
import { askFor, createEngine } from "./engine.ts";
import { readJob } from "./job-history.ts";
import { setUpModel } from "./model-stub.ts";

export const PASSWORD = "canary-password-5e1d";
export const VALUE = "canary-value-77aa";
const SHOP = `
  create schema shop;
  create type shop.state as enum ('open', 'paid');
  create table shop.cust (id int primary key, ph_nbr text default '${VALUE}', check (ph_nbr <> '${VALUE}x'));
  create table shop.cust_ord (id int primary key, cust_id int references shop.cust, sts_cd shop.state, ttl_amt numeric);
  insert into shop.cust values (1, '${VALUE}');
  comment on column shop.cust_ord.ttl_amt is 'What the customer pays, not ${PASSWORD}';`;

type Clients = Record<"owner" | "web" | "worker", PrismaClient>;

/** A shop whose source has a password, in an organization that may set up a model, with a worker inside the test. */
export async function documentedShop(clients: Clients) {
  const { owner, web, worker } = clients;
  const connected = await connectTarget(clients, SHOP);
  const { scope, sourceId } = connected;
  const { organizationId } = scope;
  await connected.run();
  const keys = await generateSealingKeys();
  const sealedPassword = await seal(
    keys.publicKey,
    { organizationId, sourceId, field: "password" },
    PASSWORD,
  );
  await owner.sourceCredential.create({ data: { sourceId, organizationId, sealedPassword } });
  const ask = modelAsker({
    ...{ db: worker, keys: parsePrivateKeys(keys.privateKey), withinSeconds: 1, busyWaitsMs: [10] },
    guard: { rules: parseOutboundAllow("127.0.0.1") },
  });
  const engine = await createEngine(worker, () => Promise.reject(new Error("Real handlers work here.")), {
    ...{ kinds: JOB_KINDS, handlers: HANDLERS, ask },
  });
  const open = <T>(work: Parameters<typeof inOrganization<T>>[2]) => inOrganization(web, scope, work);
  const ids = await idsOf(owner, scope);
  return {
    ...{ ...connected, scope, open, publicKey: keys.publicKey, assetId: ids["shop.cust"] ?? "" },
    setModel: (address: string, form = {}) =>
      setUpModel(web, scope, { address, publicKey: keys.publicKey }, form),
    async analyse() {
      const { id } = await askFor(worker, scope, sourceId, { type: "intelligence_analysis" });
      await runJob(engine, id);
      return readJob(owner, id);
    },
    texts: () =>
      owner.$queryRaw<{ written: string | null; modelText: string | null; edited: string | null }[]>`
        select a.name, d.column_name, d.written, d.model_text as "modelText", d.edited from asset_documentation d
        join asset a on a.id = d.asset_id order by 1, 2`,
  };
}
