import { entitlementOf } from "#lib/auth/entitled.ts";
import { authorize } from "#lib/auth/scope.ts";
import { isSignedIn, type SignedIn } from "#lib/auth/session.ts";
import { encodeHealth } from "#lib/jobs/feed-messages.ts";
import { log } from "#lib/log.ts";
import type { Stream } from "#lib/realtime/streams.ts";
import { keepNothingUntilClose } from "#lib/web/keep-nothing.ts";
import { live } from "#lib/web/live.ts";
import { currentVisitor } from "#lib/web/scope.ts";
import {
  answer,
  refuse,
  refuseAnonymous,
  refuseUnavailable,
  requireSameOrganization,
  withoutGuess,
} from "../../answer.ts";

/**
 * The organization's job changes as server-sent events. `?organization=` is the page's, `?cursor=` where it stands;
 * `Last-Event-ID`, where the browser itself resumes, wins.
 */
export const GET = async (request: Request): Promise<Response> =>
  withoutGuess(await answer(() => admit(request)));

async function admit(request: Request): Promise<Response> {
  const visitor = await currentVisitor();
  if (!visitor) return refuseAnonymous();
  if (!isSignedIn(visitor)) return refuse(403, "You belong to no organization. Ask for an invitation.");
  authorize(visitor.scope, "view");
  requireSameOrganization(request, visitor.scope);
  return open(request, visitor);
}

function open(request: Request, { scope, sessionId }: SignedIn): Response {
  const since = request.headers.get("last-event-id") || new URL(request.url).searchParams.get("cursor");
  const opening = live().streams.open(entitlementOf(sessionId, scope.organizationId), request.signal);
  if ("response" in opening) {
    keepNothingUntilClose();
    void fill(opening.stream, scope, since);
    return opening.response;
  }
  return opening.refused === "ended"
    ? refuseUnavailable("This server is stopping.")
    : refuse(429, "This browser has too many streams open. Close some tabs.", { "retry-after": "10" });
}

/** A stream that cannot catch up says why and ends; the browser comes back by itself. */
async function fill(stream: Stream, scope: SignedIn["scope"], since: string | null): Promise<void> {
  try {
    stream.onClosed(await live().feed.follow(scope, since, stream));
  } catch (error) {
    log.warn({ err: error }, "a stream could not catch up");
    stream.send(encodeHealth(false));
    stream.end();
  }
}
