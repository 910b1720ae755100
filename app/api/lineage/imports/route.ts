import { z } from "zod";
import { isSameOrigin } from "#lib/auth/origin.ts";
import { authorize } from "#lib/auth/scope.ts";
import { inOrganization } from "#lib/db/client.ts";
import { forbidden, invalid } from "#lib/errors.ts";
import { hintChange } from "#lib/jobs/hint.ts";
import { startImport, tooLarge } from "#lib/lineage/imports.ts";
import { IMPORT_KINDS, MOST_IMPORT_BYTES } from "#lib/lineage/views.ts";
import { oneLine } from "#lib/schemas.ts";
import { FILE_WITHIN_MS, fileDatabase, webDatabase } from "#lib/web/database.ts";
import { webEnv } from "#lib/web/env.ts";
import { findScope } from "#lib/web/scope.ts";
import { answer, refuseAnonymous, withoutGuess } from "../../answer.ts";

/** A slow line takes its time for 32 MB. */
const WITHIN_MS = 5 * 60_000;

const Asked = z.object({
  source: z.uuid(),
  kind: z.enum(IMPORT_KINDS),
  name: oneLine(z.string().trim().min(1).max(200)),
});

/** Takes a file as the body and answers with the job that reads it. */
export const POST = async (request: Request): Promise<Response> =>
  withoutGuess(await answer(() => bring(request), WITHIN_MS));

async function bring(request: Request): Promise<Response> {
  const scope = await findScope();
  if (!scope) return refuseAnonymous();
  if (!isSameOrigin(request.headers, webEnv().APP_URL))
    throw forbidden("This request did not come from a page of this Tidewatch.");
  authorize(scope, "sources.manage");
  const asked = Asked.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success)
    throw invalid("Say the source, what it is, and what to call it: one line, at most 200 characters.");
  const { source: sourceId, kind, name } = asked.data;
  const content = await readBody(request);
  const job = await inOrganization(
    fileDatabase(),
    scope,
    (db) => startImport(db, scope, { sourceId, kind, name, content }),
    { maxWait: FILE_WITHIN_MS, timeout: FILE_WITHIN_MS },
  );
  await hintChange(webDatabase(), scope.organizationId);
  return Response.json({ id: job.id }, { status: 201, headers: { "cache-control": "no-store" } });
}

/** The whole body, refused as soon as it is known to be too large: nothing beyond that is held. */
async function readBody(request: Request): Promise<Uint8Array> {
  const said = Number(request.headers.get("content-length") ?? 0);
  if (said > MOST_IMPORT_BYTES) throw invalid(tooLarge(said));
  const parts: Uint8Array[] = [];
  let bytes = 0;
  const reader = request.body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    bytes += read.value.byteLength;
    if (bytes > MOST_IMPORT_BYTES) {
      await reader?.cancel();
      throw invalid(tooLarge(bytes));
    }
    parts.push(read.value);
  }
  return Buffer.concat(parts);
}
