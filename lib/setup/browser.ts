import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";
import { AppError } from "#lib/errors.ts";
import { step } from "./terminal.ts";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge"];
const APPLICATIONS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** The browser the tests use: the one named, Playwright's own, the machine's, or one installed now. */
export async function findBrowser(): Promise<string> {
  const found = process.env.CHROMIUM_PATH ?? playwrightBrowser() ?? machineBrowser();
  if (found) return found;
  if (process.getuid?.() === 0 && onPath("apt-get")) {
    await step("Chromium installed with apt", installChromium);
    const installed = machineBrowser();
    if (installed) return installed;
  }
  throw new AppError(
    "unavailable",
    "The browser tests need Chromium. Run `npx playwright install chromium`, install Chromium or Chrome with your " +
      "system's package manager, or set CHROMIUM_PATH to one that is there.",
  );
}

function playwrightBrowser(): string | undefined {
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

const machineBrowser = (): string | undefined =>
  NAMES.map(onPath).find((path) => path !== undefined) ?? APPLICATIONS.find((path) => existsSync(path));

const onPath = (name: string): string | undefined =>
  (process.env.PATH ?? "")
    .split(delimiter)
    .map((directory) => join(directory, name))
    .find((path) => existsSync(path));

function installChromium(): void {
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const packages = ["--no-install-recommends", "chromium", "fonts-liberation"];
  for (const args of [["update"], ["install", "-y", ...packages]]) {
    const done = spawnSync("apt-get", args, { encoding: "utf8", env: environment });
    if (done.status === 0) continue;
    const words = done.stderr?.trim() || done.error?.message;
    throw new AppError("unavailable", `apt-get ${args.join(" ")} failed: ${words}`);
  }
}
