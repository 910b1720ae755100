import pg from "pg";

/**
 * After `query_timeout` the driver gives up what was asked and keeps the connection, which answers nobody after. Ended,
 * it leaves its pool. For the `connect` event of one.
 */
export function endOnceSilent(client: pg.PoolClient): void {
  if (!(client instanceof pg.Client)) return;
  const query: (...asked: unknown[]) => unknown = client.query.bind(client);
  const watched = (...asked: unknown[]) => {
    const answer = query(...asked);
    Promise.resolve(answer).catch((error: unknown) => {
      if (!(error instanceof pg.DatabaseError)) client.end().catch(() => undefined);
    });
    return answer;
  };
  Object.assign(client, { query: watched });
}
