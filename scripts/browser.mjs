import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { root, run, CliError } from "./bootstrap.mjs";

/** Path of an installed Chrome or Chromium; undefined leaves it to Playwright's own. */
export function findBrowser() {
  return candidates().find((path) => existsSync(path));
}

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
 * Makes sure that there is a browser to test in: an installed one, else Debian's package when we may
 * install it, else Playwright's own download.
 */
export async function ensureBrowser() {
  if (findBrowser() !== undefined) return;
  if (existsSync("/etc/debian_version") && process.getuid?.() === 0) {
    console.log("No Chrome or Chromium here: installing Debian's chromium …");
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    await run("apt-get", ["update", "-q"], { capture: true, env });
    const install = ["install", "-y", "-q", "--no-install-recommends", "chromium"];
    const { code } = await run("apt-get", install, { capture: true, env });
    if (code === 0 && findBrowser() !== undefined) return;
  }
  console.log("No Chrome or Chromium here: fetching Playwright's own …");
  const playwright = join(root, "node_modules", "@playwright", "test", "cli.js");
  const { code } = await run(process.execPath, [playwright, "install", "chromium"]);
  if (code !== 0) {
    throw new CliError(
      "There is no browser to test in: install Chrome or Chromium, or connect to a network.",
    );
  }
}
