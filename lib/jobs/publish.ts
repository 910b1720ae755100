import type { Scrubber } from "#lib/secrets/scrub.ts";
import type { Attempt } from "./attempt.ts";
import type { Engine } from "./engine.ts";
import { enqueueFollowUps } from "./follow-ups.ts";
import type { HandlerResult } from "./handler.ts";
import type { JobKind } from "./kind.ts";
import { expectParts } from "./stage.ts";
import { storable } from "./storable.ts";
import { complete } from "./transitions/end.ts";

/** Rolls a publication back whose attempt does not hold the job any more. */
class NotHeld extends Error {}

const SHORTEST_LIMIT_MS = 5_000;

/** Results and status in one transaction; false, with nothing published, where the completion was refused. */
export async function publishAndComplete(
  { publishing, kinds, complete: completeTogether }: Pick<Engine, "publishing" | "kinds" | "complete">,
  { claimed, lease, msLeft }: Attempt,
  { publish, definition: { type } }: JobKind,
  { result, stagedParts, scrubber }: { result: HandlerResult; stagedParts: number; scrubber: Scrubber },
): Promise<boolean> {
  if (!publish) return completeTogether({ lease, result: scrubbed(result, scrubber) });
  const { id, shortId, organizationId, sourceId, assetId, attempt } = claimed;
  const job = { id, shortId, attempt, organizationId, sourceId, assetId };
  try {
    await publishing.$transaction(
      async (tx) => {
        await expectParts(tx, lease, stagedParts);
        const published = await publish(tx, { job, result });
        if (!(await complete(tx, lease, scrubbed(published, scrubber)))) throw new NotHeld();
        await enqueueFollowUps(tx, kinds, { ...job, type });
      },
      { maxWait: 5_000, timeout: Math.max(SHORTEST_LIMIT_MS, msLeft()) },
    );
    return true;
  } catch (error) {
    if (error instanceof NotHeld) return false;
    throw error;
  }
}

function scrubbed({ message, result }: HandlerResult, { scrub, scrubAll }: Scrubber): HandlerResult {
  return {
    message: storable(scrub(message)),
    ...(result && {
      result: JSON.parse(storable(JSON.stringify(scrubAll(result)))) as Record<string, unknown>,
    }),
  };
}
