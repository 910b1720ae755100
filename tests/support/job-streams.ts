import { onTestFinished } from "vitest";
import type { Scope } from "#lib/auth/scope.ts";
import { inOrganization, type PrismaClient } from "#lib/db/client.ts";
import { readChangesSince } from "#lib/jobs/changes.ts";
import { JobFeed } from "#lib/jobs/feed.ts";
import { Streams } from "#lib/realtime/streams.ts";
import { openStream, serve } from "./event-stream.ts";

/** A web process's feed and streams behind real HTTP; `/` followed by an organization's id is its stream. */
export async function serveJobs(web: PrismaClient, url: string, { lookEveryMs = 1_000 } = {}) {
  const feed = new JobFeed({ client: web, databaseUrl: url, lookEveryMs, onTrouble: () => undefined });
  const streams = new Streams({
    heartbeatMs: 60_000,
    lifetimeMs: 60_000,
    recheckMs: 60_000,
    checkWithinMs: 60_000,
    mostBuffered: 256 * 1024,
    mostPerOwner: 100,
    findEntitled: async (owners) => new Set(owners),
    onTrouble: () => undefined,
  });
  onTestFinished(() => {
    streams.end();
    feed.stop();
  });
  const address = await serve((request) => {
    const { pathname, searchParams } = new URL(request.url);
    const scope: Scope = {
      organizationId: pathname.slice(1),
      userId: null,
      userName: "test",
      role: "viewer",
    };
    const opening = streams.open(scope.organizationId, request.signal);
    if (!("response" in opening)) return new Response(opening.refused, { status: 503 });
    const since = request.headers.get("last-event-id") ?? searchParams.get("cursor");
    feed.follow(scope, since, opening.stream).then(
      (leave) => opening.stream.onClosed(leave),
      () => opening.stream.end(0),
    );
    return opening.response;
  });
  return (scope: Scope, headers?: Record<string, string>) =>
    openStream(`${address}/${scope.organizationId}`, headers);
}

/** Where one stands who has seen everything there is. */
export const cursorOf = async (web: PrismaClient, scope: Scope): Promise<string> =>
  (await inOrganization(web, scope, (db) => readChangesSince(db, scope, null))).cursor;
