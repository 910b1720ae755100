import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "./browser.ts";

const THEMES = ["light", "dark"] as const;
const SIZES = [
  { width: 1440, height: 900 },
  { width: 360, height: 740 },
];

/**
 * What is on the page now, in both themes, wide and on a narrow phone: axe finds nothing, and nothing sticks out to the
 * side. `what` names it where that fails. Leaves the page wide and light.
 */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  for (const size of SIZES.toReversed()) {
    await page.setViewportSize(size);
    const where = `${what} at ${size.width} px`;
    const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(tooWide, `${where} is ${tooWide} px too wide`).toBeLessThanOrEqual(0);
    for (const colorScheme of THEMES.toReversed()) {
      // Without motion a theme is there at once; in the middle of its fade no contrast is right.
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      // The legacy mode leaves out what only frames need, which there are none of: a page of its own for every look.
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      const told = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
      expect(told, `${where}, ${colorScheme}`).toEqual([]);
    }
  }
}
