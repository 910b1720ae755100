import { inOrganization, type PrismaClient } from "#lib/db/client.ts";
import { modelAsker } from "#lib/language-model/ask-model.ts";
import { parseOutboundAllow } from "#lib/outbound/allow.ts";
import { parsePrivateKeys } from "#lib/secrets/keys.ts";
import { generateSealingKeys } from "#lib/secrets/seal.ts";
import { createOrganization } from "./organization.ts";

export const never = new AbortController().signal;

/** An organization that may have a language model, and a worker's means to ask it. */
export async function askingModel(
  { owner, web, worker }: Record<"owner" | "web" | "worker", PrismaClient>,
  allow = "127.0.0.1",
) {
  const scope = await createOrganization(owner);
  const keys = await generateSealingKeys();
  const ask = modelAsker({
    ...{ db: worker, keys: parsePrivateKeys(keys.privateKey), guard: { rules: parseOutboundAllow(allow) } },
    ...{ withinSeconds: 1, busyWaitsMs: [10, 10] },
  });
  const about = (items: readonly unknown[]) =>
    ask({ organizationId: scope.organizationId, jobId: null }, { purpose: "document_tables", items }, never);
  const open = <T>(work: Parameters<typeof inOrganization<T>>[2]) => inOrganization(web, scope, work);
  return { scope, ask, about, open, publicKey: keys.publicKey };
}
