import { afterEach, expect, test, vi } from "vitest";
import type { SignedIn } from "#lib/auth/session.ts";

// The doors that say what one organization has. What is behind them has its own tests: here it only says who got through.

const visitor = { sessionId: "s", scope: { organizationId: "b", role: "viewer" } } as SignedIn;
const reached = vi.fn();

vi.mock("#lib/web/scope.ts", () => ({
  currentVisitor: async () => visitor,
  findScope: async () => visitor.scope,
  asOrganization: async (scope: unknown) => {
    reached(scope);
    return { cursor: "c", isReset: false, rows: [] };
  },
}));
vi.mock("#lib/web/live.ts", () => ({
  live: () => ({
    streams: {
      open: () => {
        reached(visitor.scope);
        return { refused: "ended" };
      },
    },
  }),
}));
const { GET: readChanges } = await import("./jobs/changes/route.ts");
const { GET: openStream } = await import("./jobs/stream/route.ts");
const { GET: exportChanges } = await import("./schema-changes/export/route.ts");

afterEach(() => reached.mockClear());

const DOORS = { changes: readChanges, stream: openStream, export: exportChanges };
const ask = (door: keyof typeof DOORS, query: string) =>
  DOORS[door](
    new Request(`http://test/api/${door}?format=csv&${query}`, { headers: { "last-event-id": "of-a" } }),
  );

test.each(["changes", "stream", "export"] as const)(
  "a page of an organization that its session has left is told so by %s, and nothing of the other",
  async (door) => {
    const answer = await ask(door, "organization=a&cursor=of-a");
    expect(answer.status).toBe(403);
    expect(await answer.text()).toBe("You work in another organization now. Load the page again.\n");
    expect(reached).not.toHaveBeenCalled();
  },
);

test("a browser guesses at no answer of the stream, which the proxy does not see", async () => {
  for (const organization of ["a", "b"]) {
    const answer = await ask("stream", `organization=${organization}`);
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  }
});

test.each(["changes", "stream", "export"] as const)(
  "a page of the session's organization is let in by %s",
  async (door) => {
    await ask(door, "organization=b&cursor=of-b");
    expect(reached).toHaveBeenCalledWith(visitor.scope);
  },
);
