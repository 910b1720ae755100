import { authorize, type Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import { invalid, notFound } from "#lib/errors.ts";
import { seal } from "#lib/secrets/seal.ts";
import type { LanguageModelForm } from "./schemas.ts";

/**
 * Sets up the organization's language model. A stored key stays only where it goes to the same address: otherwise an
 * admin could have it sent to a host of their own. Nothing here can open it again.
 */
export async function saveLanguageModel(
  db: Db,
  scope: Scope,
  publicKey: string,
  form: LanguageModelForm,
): Promise<void> {
  authorize(scope, "model.manage");
  const { organizationId, userName } = scope;
  const { address, secretKey } = form;
  // Held also where nothing is stored yet: another admin may be about to store the first key.
  await db.$queryRaw`select id from organization where id = ${organizationId}::uuid for no key update`;
  const [stored] = await db.$queryRaw<{ address: string; hasKey: boolean }[]>`
    select m.address, exists (select organization_id from language_model_key k where k.organization_id = m.organization_id) as "hasKey"
    from language_model m where m.organization_id = ${organizationId}::uuid`;
  const isMoved = stored !== undefined && stored.address !== address;
  if (isMoved && stored.hasKey && secretKey === "")
    throw invalid("Enter the key again.", {
      secretKey: "Enter the key again: the address changed. Enter “none” where the new one takes no key.",
    });
  await db.$executeRaw`
    insert into language_model (organization_id, address, model, is_on, requests_per_day, tokens_per_day, money_per_month,
      input_price, output_price, updated_by_name)
    values (${organizationId}::uuid, ${address}, ${form.model}, ${form.isOn === "on"}, ${form.requestsPerDay}::integer,
      ${form.tokensPerDay}::bigint, ${form.moneyPerMonth}::float8, ${form.inputPrice}::float8, ${form.outputPrice}::float8,
      ${userName})
    on conflict (organization_id) do update set address = excluded.address, model = excluded.model, is_on = excluded.is_on,
      requests_per_day = excluded.requests_per_day, tokens_per_day = excluded.tokens_per_day,
      money_per_month = excluded.money_per_month, input_price = excluded.input_price, output_price = excluded.output_price,
      updated_by_name = excluded.updated_by_name, updated_at = now()`;
  if (secretKey === "none") await eraseKey(db, scope);
  else if (secretKey !== "") await storeKey(db, scope, publicKey, secretKey);
}

/** Erases the settings and the key. What was sent stays in the record for as long as it is kept. */
export async function removeLanguageModel(db: Db, scope: Scope): Promise<void> {
  authorize(scope, "model.manage");
  await eraseKey(db, scope);
  const gone = await db.$executeRaw`
    delete from language_model where organization_id = ${scope.organizationId}::uuid`;
  if (gone === 0) throw notFound("language model");
}

const eraseKey = (db: Db, { organizationId }: Scope) => db.$executeRaw`
  delete from language_model_key where organization_id = ${organizationId}::uuid`;

async function storeKey(db: Db, { organizationId }: Scope, publicKey: string, key: string) {
  const sealed = await seal(publicKey, { organizationId, sourceId: null, field: "model_key" }, key);
  await db.$executeRaw`
    insert into language_model_key (organization_id, sealed_key) values (${organizationId}::uuid, ${sealed})
    on conflict (organization_id) do update set sealed_key = ${sealed}, updated_at = now()`;
}
