import "server-only";
import { findEntitled } from "#lib/auth/entitled.ts";
import { JobFeed } from "#lib/jobs/feed.ts";
import { log } from "#lib/log.ts";
import { Streams } from "#lib/realtime/streams.ts";
import { authDatabase, webDatabase } from "./database.ts";
import { webEnv } from "./env.ts";
import { once } from "./once.ts";

/** This process's event streams and the feed that fills them. Begins with the first stream. */
export const live = () =>
  once("live", () => ({
    feed: new JobFeed({
      client: webDatabase(),
      databaseUrl: webEnv().DATABASE_URL,
      lookEveryMs: 1_000,
      onTrouble: (error) => log.warn({ err: error }, "changes of jobs cannot be read"),
    }),
    streams: new Streams({
      heartbeatMs: 15_000,
      lifetimeMs: webEnv().STREAM_SECONDS * 1_000,
      recheckMs: 4_000,
      checkWithinMs: 3_000,
      mostBuffered: 160 * 1024, // Next and the socket hold up to 96 KiB more
      mostPerOwner: 16,
      findEntitled: (owners) => findEntitled(authDatabase(), owners),
      onTrouble: (error) => log.warn({ err: error }, "sessions of open streams cannot be checked"),
    }),
  }));

/** Ends all streams at once: a server does not stop while one is open. Call it on SIGTERM. */
export function endLive(): void {
  const { feed, streams } = live();
  streams.end();
  feed.stop();
}
