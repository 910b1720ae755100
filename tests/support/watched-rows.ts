import type { Page } from "@playwright/test";

type Watch = { times: Map<string, number> };
declare global {
  interface Window {
    watchedRows?: Watch;
  }
}

/** Notes from now on how often a row of each job is put into the page. */
export async function countRows(page: Page) {
  await page.evaluate(() => {
    const times = new Map<string, number>();
    window.watchedRows = { times };
    const observer = new MutationObserver((changes) => {
      for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
        if (!(node instanceof HTMLElement)) continue;
        for (const row of [node, ...node.querySelectorAll<HTMLElement>("tr")]) {
          const id = row.dataset.job;
          if (id) times.set(id, (times.get(id) ?? 0) + 1);
        }
      }
    });
    observer.observe(document.body, { childList: true, subtree: true });
  });
  return {
    times: (id: string) => page.evaluate((job) => window.watchedRows?.times.get(job) ?? 0, id),
    mostTimes: () => page.evaluate(() => Math.max(...(window.watchedRows?.times.values() ?? []))),
    /** Not one that the browser has loaded anew. */
    isSamePage: () => page.evaluate(() => window.watchedRows !== undefined),
  };
}

/** What the list says, from its top. */
export const shownJobs = (page: Page) =>
  page.locator("tr[data-job]").evaluateAll((rows) =>
    rows.map((row) => ({
      id: row.getAttribute("data-job"),
      status: row.textContent?.match(/Pending|Running|Completed|Failed|Cancelled/)?.[0].toLowerCase(),
    })),
  );
