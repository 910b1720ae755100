import type { Scope } from "#lib/auth/scope.ts";
import type { PrismaClient } from "#lib/db/client.ts";
import { JobFeed } from "#lib/jobs/feed.ts";
import { isActive } from "#lib/jobs/status.ts";
import type { JobRow } from "#lib/jobs/views.ts";
import { followerOf } from "#tests/support/follower.ts";
import { until } from "#tests/support/until.ts";

/** The jobs as somebody sees them who has had the page open all along: of each row the highest version. */
export class LiveView {
  readonly #rows = new Map<string, JobRow>();
  readonly #feed: JobFeed;

  constructor(client: PrismaClient, databaseUrl: string) {
    this.#feed = new JobFeed({ client, databaseUrl, lookEveryMs: 1_000, onTrouble: () => undefined });
  }

  /** As often as it takes, as a browser does. */
  async open(scope: Scope): Promise<void> {
    const follow = () =>
      this.#feed.follow(
        scope,
        null,
        followerOf((message) => this.#hear(new TextDecoder().decode(message))),
      );
    await until(() => follow().catch(() => undefined), 120_000);
  }

  statusOf = (id: string): string | undefined => this.#rows.get(id)?.status;

  /** Resolves with all it has seen, once nothing in it is on the way any more or it has waited long enough. */
  async settled(withinMs: number): Promise<[id: string, status: string][]> {
    const rows = () => [...this.#rows.values()];
    await until(() => !rows().some(({ status }) => isActive(status)) || undefined, withinMs).catch(
      () => undefined,
    );
    return rows().map(({ id, status }) => [id, status]);
  }

  close(): void {
    this.#feed.stop();
  }

  #hear(frame: string): void {
    const field = (name: string) => frame.match(new RegExp(`^${name}: (.*)$`, "m"))?.[1];
    if (field("event") === "reset") this.#rows.clear(); // a page is read again
    if (field("event") !== "jobs") return;
    for (const row of JSON.parse(field("data") ?? "[]") as JobRow[]) {
      if (row.version >= (this.#rows.get(row.id)?.version ?? 0)) this.#rows.set(row.id, row);
    }
  }
}
