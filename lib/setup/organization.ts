import { connect } from "#lib/db/client.ts";
import { prepareClaim } from "./claim.ts";
import type { Installation } from "./installation.ts";
import type { StartOptions } from "./options.ts";
import { sayStep } from "./terminal.ts";

/**
 * Sees to the organization and, where it is wanted, to the sample in it. Returns the token to claim the instance with,
 * while nobody has.
 */
export async function prepareOrganization(
  installation: Installation,
  { sample }: StartOptions,
): Promise<string | null> {
  const db = connect(installation.ownerUrl, "tidewatch_worker", { max: 1 });
  try {
    const { scope, token } = await prepareClaim(db);
    if (sample ?? installation.clusterUrl !== null) {
      const start = performance.now();
      const { addSample } = await import("./sample.ts");
      const isNew = await addSample(db, scope, installation);
      if (isNew) sayStep("Sample database Storefront filled, its discovery asked for", start);
    }
    return token;
  } finally {
    await db.$disconnect();
  }
}
