import { createHash } from "node:crypto";
import type { Db } from "#lib/db/client.ts";
import { storable } from "#lib/jobs/storable.ts";
import type { Endpoint } from "./provider.ts";
import type { Purpose } from "./purpose.ts";

/** Names all that an answer depends on: who was asked, how, and about what. */
export const keyOf = (
  { address, model }: Pick<Endpoint, "address" | "model">,
  purpose: Purpose,
  data: unknown,
): string =>
  createHash("sha256")
    .update(JSON.stringify([purpose.name, purpose.version, address, model, data]))
    .digest("base64url");

/** By key; unread, as another version may have kept them. */
export async function readKept(
  db: Db,
  organizationId: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, unknown>> {
  const rows = await db.$queryRaw<{ key: string; answer: unknown }[]>`
    select key, answer from language_model_answer
    where organization_id = ${organizationId}::uuid and key = any(${keys}::text[])`;
  return new Map(rows.map(({ key, answer }) => [key, answer]));
}

export async function keepAnswers(
  db: Db,
  organizationId: string,
  purpose: string,
  answers: readonly { key: string; answer: unknown }[],
): Promise<void> {
  await db.$executeRaw`
    insert into language_model_answer (organization_id, key, purpose, answer)
    select ${organizationId}::uuid, r.key, ${purpose}, r.answer
    from jsonb_to_recordset(${storable(JSON.stringify(answers))}::jsonb) as r(key text, answer jsonb)
    on conflict (organization_id, key) do nothing`;
}
