/** `npm run screenshots`: the pictures of the README, of the product with its sample, as it is now. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import { findBrowser } from "#lib/setup/browser.ts";
import { runCommand, say } from "#lib/setup/terminal.ts";
import startApp from "#tests/support/app.ts";
import { expectLive } from "#tests/support/jobs-page.ts";
import { furnish } from "./furnish.ts";

const FOLDER = join(import.meta.dirname, "..", "..", "docs", "screenshots");
const VIEWPORT = { width: 1440, height: 900 };

type Picture = {
  name: string;
  path: string;
  colorScheme: "light" | "dark";
  ready(page: Page): Promise<unknown>;
};

await runCommand(async () => {
  const stop = await startApp();
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: ["--no-sandbox"] });
  try {
    const { address, cookies, failedJobId } = await furnish();
    const pictures: Picture[] = [
      { name: "jobs", path: "/jobs", colorScheme: "light", ready: expectLive },
      {
        name: "failed-job",
        path: `/jobs?job=${failedJobId}`,
        colorScheme: "dark",
        ready: (page) => page.getByRole("dialog").getByRole("region", { name: "What matters now" }).waitFor(),
      },
    ];
    mkdirSync(FOLDER, { recursive: true });
    for (const picture of pictures) say(await take(browser, address, cookies, picture));
  } finally {
    await browser.close();
    await stop();
  }
});

type Cookies = Awaited<ReturnType<typeof furnish>>["cookies"];

async function take(browser: Browser, address: string, cookies: Cookies, picture: Picture): Promise<string> {
  const { colorScheme } = picture;
  const options = { baseURL: address, viewport: VIEWPORT, colorScheme, reducedMotion: "reduce" } as const;
  const context = await browser.newContext(options);
  await context.addCookies(cookies);
  const page = await context.newPage();
  await page.goto(picture.path);
  await picture.ready(page);
  await page.waitForLoadState("networkidle").catch(() => undefined); // a stream stays open
  const path = join(FOLDER, `${picture.name}.png`);
  await page.screenshot({ path });
  await context.close();
  return path;
}
