import { readHealth } from "#lib/health.ts";
import { webDatabase } from "#lib/web/database.ts";

export const dynamic = "force-dynamic";

/** For uptime checks: 200 while pages can be served, 503 when the database is away. */
export async function GET(): Promise<Response> {
  const health = await readHealth(webDatabase());
  return Response.json(health, {
    status: health.database.isReachable ? 200 : 503,
    headers: { "Cache-Control": "no-store" },
  });
}
