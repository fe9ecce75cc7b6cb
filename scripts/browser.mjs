import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { root, run, CliError } from "./bootstrap.mjs";
import { installPackages } from "./packages.mjs";

/** Path of an installed Chrome or Chromium; undefined leaves it to Playwright's own. */
export function findBrowser() {
  return candidates().find((path) => existsSync(path));
}

/**
 * Path of the browser to test in. Chromium's headless shell is the same engine without a window: where graphics are
 * drawn in software, a page costs two thirds of the processor time in it.
 */
export function findTestBrowser() {
  return process.env.REVISIT_BROWSER ?? SHELLS.find((path) => existsSync(path)) ?? findBrowser();
}

const SHELLS = ["/usr/bin/chromium-headless-shell"];

function candidates() {
  const { env, platform } = process;
  if (env.REVISIT_BROWSER) return [env.REVISIT_BROWSER];
  if (platform === "darwin") {
    const names = ["Google Chrome", "Chromium"];
    return ["/Applications", join(env.HOME ?? "", "Applications")].flatMap((folder) =>
      names.map((name) => join(folder, `${name}.app`, "Contents", "MacOS", name)),
    );
  }
  if (platform === "win32") {
    const folders = [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA].filter(Boolean);
    return folders.flatMap((folder) => [
      join(folder, "Google", "Chrome", "Application", "chrome.exe"),
      join(folder, "Chromium", "Application", "chrome.exe"),
    ]);
  }
  const names = ["google-chrome-stable", "google-chrome", "chromium", "chromium-browser"];
  const folders = ["/usr/bin", "/usr/local/bin", "/snap/bin", ...(env.PATH ?? "").split(delimiter)];
  return [
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    "/opt/google/chrome/chrome",
  ];
}

/**
 * Makes sure that there is a browser to test in: Debian's headless shell when we may install it, else an installed
 * browser, else Playwright's own download.
 */
export async function ensureBrowser() {
  if (process.env.REVISIT_BROWSER) return;
  if (!SHELLS.includes(findTestBrowser())) await installPackages(["chromium-headless-shell"]);
  // What a shell lacks, as the pages that Back brings up again, is tried in the whole browser.
  if (findBrowser() === undefined) await installPackages(["chromium"]);
  if (findTestBrowser() !== undefined) return;
  console.log("No Chrome or Chromium here: fetching Playwright's own …");
  const playwright = join(root, "node_modules", "@playwright", "test", "cli.js");
  const { code } = await run(process.execPath, [playwright, "install", "chromium"]);
  if (code !== 0) {
    throw new CliError(
      "There is no browser to test in: install Chrome or Chromium, or connect to a network.",
    );
  }
}
