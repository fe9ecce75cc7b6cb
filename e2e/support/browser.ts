import type { LaunchOptions } from "@playwright/test";
import { findTestBrowser } from "../../scripts/browser.mjs";

/**
 * The installed browser, else Playwright's own. WebGL runs in software, so that machines without a GPU test the same
 * thing; the page around it is drawn without it, which takes half the time; the other switches keep the browser from
 * calling home.
 */
export function browserOptions(executablePath = findTestBrowser()): LaunchOptions {
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [
      ...sandbox,
      "--use-gl=angle",
      "--use-angle=swiftshader",
      "--enable-unsafe-swiftshader",
      "--disable-gpu-rasterization",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-quic",
      "--disable-sync",
      "--no-first-run",
    ],
  };
}
