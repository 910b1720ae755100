import type { BrowserContext, Page } from "@playwright/test";
import { connect, type PrismaClient } from "#lib/db/client.ts";
import { migrate } from "#lib/db/migrate.ts";
import { SECRET, testAuth } from "./account.ts";
import { test as browserTest, createTeam, sessionCookies, type Team } from "./browser.ts";
import { openOwner } from "./owner.ts";
import { onDatabase, queryOnce } from "./server.ts";
import { TcpProxy } from "./tcp-proxy.ts";
import { startWebProcess, type WebProcess } from "./web-process.ts";

type OwnWeb = {
  /** Of its database, past row-level security and past the line that may be cut. */
  owner: PrismaClient;
  worker: PrismaClient;
  url: string;
  /** Between the web and its database. */
  line: TcpProxy;
  team: Team<"owner" | "viewer">;
  web(): WebProcess;
  /** Ends the web in order and starts it again where it was. */
  restart(): Promise<void>;
  openPage(): Promise<Page>;
};

/** A web process, a database and a line between them that are this test's own, to be broken. */
export const test = browserTest.extend<{ own: OwnWeb }>({
  own: async ({ app, browser }, use) => {
    await using stack = new AsyncDisposableStack();
    const name = `own_${crypto.randomUUID().replaceAll("-", "")}`;
    await queryOnce(app.clusterUrl, `create database ${name}`);
    stack.defer(async () => void (await queryOnce(app.clusterUrl, `drop database ${name} with (force)`)));
    const url = onDatabase(app.clusterUrl, name);
    await migrate(url);
    const clients = [
      openOwner(url),
      connect(url, "tidewatch_worker"),
      connect(url, "tidewatch_auth", { max: 1 }),
    ] as const;
    const [owner, worker, authDatabase] = clients;
    stack.defer(async () => void (await Promise.all(clients.map((client) => client.$disconnect()))));
    const line = stack.use(await TcpProxy.open(Number(new URL(url).port)));
    let web = await startWebProcess(line.through(url));
    stack.defer(async () => void (await web.end("SIGKILL")));
    const { port, address } = web;
    const team = await createTeam(owner, ["owner", "viewer"]);
    const auth = testAuth(authDatabase, address, SECRET);
    const cookies = () => sessionCookies(auth, team.people.owner, address);
    const contexts: BrowserContext[] = [];
    stack.defer(async () => {
      for (const context of contexts) await context.close();
    });
    await use({
      ...{ owner, worker, url, line, team },
      web: () => web,
      async restart() {
        await web.end("SIGTERM");
        web = await startWebProcess(line.through(url), { port });
      },
      async openPage() {
        const context = await browser.newContext({ baseURL: address });
        contexts.push(context);
        await context.addCookies(await cookies());
        return context.newPage();
      },
    });
  },
});
