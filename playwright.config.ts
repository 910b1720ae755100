import { defineConfig } from "@playwright/test";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const executablePath = process.env.CHROMIUM_PATH;

export default defineConfig({
  testDir: "tests/e2e",
  globalSetup: "tests/support/app.ts",
  outputDir: "test-results",
  fullyParallel: false,
  workers: 2,
  retries: process.env.CI ? 1 : 0, // where others use the machine too; the report names what was tried again
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"], ...(process.env.PLAYWRIGHT_REPORT ? ([["json"]] as const) : [])],
  use: {
    browserName: "chromium",
    trace: "off", // it takes 40 % of the time; what failed is run again with `--trace on`
    launchOptions: { args: FLAGS, ...(executablePath && { executablePath }) },
  },
});
