import { chromium, type Page } from "@playwright/test";
import { findBrowser } from "#lib/setup/browser.ts";
import { expectLive } from "#tests/support/jobs-page.ts";
import { cookiesOf, type OpenPage } from "./product.ts";

/** How long after a click on a job's row its details are there, in milliseconds; the first one, which brings the script, left out. */
export async function measureDialog(product: OpenPage, rounds: number): Promise<number[]> {
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: ["--no-sandbox"] });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.addCookies(cookiesOf(product));
    const page = await context.newPage();
    await page.goto(product.page);
    await expectLive(page);
    const times: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const ms = await openDetails(page, round);
      if (round > 0) times.push(ms);
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
    }
    return times;
  } finally {
    await browser.close();
  }
}

/** Of another row each time. Looked for at every frame, as what is not drawn is not seen. */
const openDetails = (page: Page, row: number): Promise<number> =>
  page.evaluate((at) => {
    const links = document.querySelectorAll<HTMLElement>("tr[data-job] [data-job-link]");
    const began = performance.now();
    links[at % links.length]?.click();
    return new Promise<number>((found) => {
      const look = () =>
        document.querySelector('[role="dialog"] [aria-label="What matters now"]')
          ? found(performance.now() - began)
          : requestAnimationFrame(look);
      look();
    });
  }, row);
