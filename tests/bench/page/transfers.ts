import { chromium } from "@playwright/test";
import { findBrowser } from "#lib/setup/browser.ts";
import { expectLive } from "#tests/support/jobs-page.ts";
import { cookiesOf, type OpenPage } from "./product.ts";

/** Bytes as they came over the network, compressed, headers included. */
export type Transfers = { script: number; style: number; document: number };

/** Of a first visit with an empty cache, until the page hears of changes and has asked for nothing for a while. */
export async function measureTransfers(product: OpenPage): Promise<Transfers> {
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: ["--no-sandbox"] });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.addCookies(cookiesOf(product));
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    const types = new Map<string, string>();
    const sum = new Map<string, number>();
    let heardAt = Date.now();
    session.on("Network.responseReceived", ({ requestId, type }) => types.set(requestId, type));
    session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      heardAt = Date.now();
      const type = types.get(requestId) ?? "";
      sum.set(type, (sum.get(type) ?? 0) + encodedDataLength);
    });
    await page.goto(product.page);
    await expectLive(page);
    while (Date.now() - heardAt < 1_500) await page.waitForTimeout(100);
    const of = (type: string) => sum.get(type) ?? 0;
    return { script: of("Script"), style: of("Stylesheet"), document: of("Document") };
  } finally {
    await browser.close();
  }
}
