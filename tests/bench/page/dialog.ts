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

/** For how long people hold a mouse button down, about. */
const PRESSED_MS = 70;

/** Of another row each time, from the click that ends the press. Looked for at every frame, as what is not drawn is not seen. */
async function openDetails(page: Page, row: number): Promise<number> {
  const links = page.locator("tr[data-job] [data-job-link]");
  const link = links.nth(row % (await links.count()));
  await link.scrollIntoViewIfNeeded();
  const measured = page.evaluate(
    () =>
      new Promise<number>((found) => {
        const isDrawn = () => document.querySelector('[role="dialog"] [aria-label="What matters now"]');
        const begin = () => {
          const began = performance.now();
          const look = () => (isDrawn() ? found(performance.now() - began) : requestAnimationFrame(look));
          look();
        };
        document.addEventListener("click", begin, { capture: true, once: true });
      }),
  );
  await link.click({ delay: PRESSED_MS });
  return measured;
}
