import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { dropClaimedAddresses } from "./caller-address.ts";

async function seenHeaders(sent: Record<string, string>): Promise<unknown> {
  const server = createServer((incoming, answer) => answer.end(JSON.stringify(incoming.headers)));
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}`, { headers: sent });
  return answer.json();
}

test("an address that a caller claims is gone before the request is handled, and nothing else is", async () => {
  dropClaimedAddresses();
  const seen = await seenHeaders({ "X-Forwarded-For": "203.0.113.7", "x-forwarded-proto": "https" });
  expect(seen).not.toHaveProperty("x-forwarded-for");
  expect(seen).toMatchObject({ "x-forwarded-proto": "https" });
});
