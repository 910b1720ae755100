import { expect } from "#tests/support/browser.ts";
import { closedPort, silentServer, type TestServer } from "#tests/support/servers.ts";
import type { Shop } from "#tests/support/shop.ts";
import { fillSource, ofShop, type Typed, test } from "#tests/support/shop-page.ts";

type Fault = {
  what: string;
  /** Of the job, e.g. `NETWORK/dns`. */
  code: string;
  typed(shop: Shop, silent: TestServer): Typed | Promise<Typed>;
};

const FAULTS: Fault[] = [
  { what: "a host that does not resolve", code: "NETWORK/dns", typed: () => ({ host: "nowhere.invalid" }) },
  {
    what: "a port that is closed",
    code: "NETWORK/refused",
    typed: async () => ({ port: String(await closedPort()) }),
  },
  {
    what: "a server that never answers",
    code: "TIMEOUT/handshake",
    typed: (_, silent) => ({ port: String(silent.port), timeLimit: "10" }),
  },
  { what: "a wrong password", code: "CREDENTIALS/password", typed: () => ({ password: "wrong" }) },
  {
    what: "a database that is missing",
    code: "CREDENTIALS/database",
    typed: () => ({ database: "nowhere" }),
  },
  { what: "TLS that the server refuses", code: "NETWORK/tls", typed: () => ({ tls: "verify-full" }) },
  {
    what: "a role without rights",
    code: "PERMISSION/schema",
    typed: async (shop) => {
      await shop.sql(`revoke all on schema sales from ${shop.username}`);
      return {};
    },
  },
  { what: "a schema that does not exist", code: "NOT_FOUND/schema", typed: () => ({ include: "nowhere" }) },
];

for (const { what, code, typed } of FAULTS) {
  test(`${what} is told as ${code}, with cause and fix beside the form, and nothing is connected`, async ({
    createTeam,
    openAs,
    shop,
    owner,
  }) => {
    await using silent = await silentServer();
    const { people, organizationId } = await createTeam(["admin"]);
    const page = await openAs(people.admin);
    await page.goto("/assets/new");
    await fillSource(page, { ...ofShop(shop, "faulty"), ...(await typed(shop, silent)) });
    await page.getByRole("button", { name: "Test connection" }).click();
    await page.waitForURL(/test=/);

    const failure = page.getByRole("region", { name: "Connection test" }).getByRole("status");
    await expect(page.getByRole("link", { name: "All about this test" })).toBeVisible({ timeout: 30_000 });
    const job = await owner.job.findFirstOrThrow({ where: { organizationId } });
    expect(job).toMatchObject({ type: "connection_test", status: "failed", errorCode: code });
    const detail = await owner.jobDetail.findUniqueOrThrow({ where: { jobId: job.id } });
    const { message, cause, remedy } = detail.error as { message: string; cause: string; remedy: string };
    for (const sentence of [message, cause, remedy]) {
      expect(sentence.length).toBeGreaterThan(10);
      await expect(failure.getByText(sentence)).toBeVisible();
    }
    await expect(page.getByLabel("Name", { exact: true })).toHaveValue("faulty");

    expect(await owner.source.count({ where: { organizationId, state: "active" } })).toBe(0);
    expect(await owner.asset.count({ where: { organizationId, kind: { not: "source" } } })).toBe(0);
    await page.goto("/assets");
    await expect(page.getByText("No database is connected yet")).toBeVisible();
  });
}
