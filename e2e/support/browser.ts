import type { LaunchOptions } from "@playwright/test";
import { findBrowser } from "../../scripts/browser.mjs";

/**
 * The installed Chrome or Chromium, else Playwright's own. WebGL runs in software, so that machines
 * without a GPU test the same thing; the other switches keep the browser from calling home.
 */
export function browserOptions(): LaunchOptions {
  const executablePath = findBrowser();
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [
      ...sandbox,
      "--use-gl=angle",
      "--use-angle=swiftshader",
      "--enable-unsafe-swiftshader",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-quic",
      "--disable-sync",
      "--no-first-run",
    ],
  };
}
