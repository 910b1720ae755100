import { expect, type Locator, type Page } from "@playwright/test";

/** Waits until the page is alive and hears of changes. */
export const expectLive = (page: Page): Promise<void> =>
  expect(page.getByRole("status").filter({ hasText: /^Live$/, visible: true })).toBeVisible();

/** In words, whether what the page shows is the present. */
export const connection = (page: Page): Locator =>
  page
    .getByRole("status")
    .filter({ hasText: /Live|Reconnecting|Offline|Signed out|Connecting/ })
    .first();

export const tab = (page: Page, name: "All" | "Active" | "Completed" | "Failed"): Locator =>
  page
    .getByRole("navigation", { name: "Jobs by status" })
    .getByRole("link", { name: new RegExp(`^${name}`) });

/** The newest job of a source that somebody asked for: what follows a discovery comes by itself. */
export const rowOf = (page: Page, source: string): Locator =>
  page
    .locator("tr[data-job]")
    .filter({ hasText: source, hasNotText: /Tag Generation|Lineage Extraction/ })
    .first();

export const linkOf = (page: Page, jobId: string): Locator =>
  page.locator(`tr[data-job="${jobId}"] [data-job-link]`);

/** Chooses a value of a filter, as with the mouse. */
export async function chooseFilter(page: Page, name: string, value: string): Promise<void> {
  const filter = page.getByRole("search", { name: "Filters" });
  await filter.locator("summary").filter({ hasText: name }).click();
  await filter.getByRole("link", { name: value, exact: true }).click();
}
