import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { installPackages } from "./packages.mjs";

// Firefox and WebKitGTK, in which the application is tried beside Chromium.

/** Path of an installed Firefox; undefined when there is none. */
export function findFirefox() {
  const { env, platform } = process;
  if (env.REVISIT_FIREFOX) return env.REVISIT_FIREFOX;
  if (platform === "darwin") return firstOf(["/Applications/Firefox.app/Contents/MacOS/firefox"]);
  if (platform === "win32") {
    const folders = [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA].filter(Boolean);
    return firstOf(folders.map((folder) => join(folder, "Mozilla Firefox", "firefox.exe")));
  }
  return onPath("firefox-esr") ?? onPath("firefox");
}

/** What WebKitGTK is driven with, on Linux; undefined when a part of it is missing. */
export function findWebKit() {
  if (process.platform !== "linux") return undefined;
  const [driver, display] = [onPath("WebKitWebDriver"), onPath("Xvfb")];
  const libraries = foldersIn("/usr/lib");
  const browser = firstOf(
    libraries
      .concat(libraries.flatMap(foldersIn))
      .filter((folder) => /webkit2?gtk-\d/.test(folder))
      .map((folder) => join(folder, "MiniBrowser")),
  );
  return driver && display && browser ? { driver, display, browser } : undefined;
}

/** Why a browser is not tried, and what to do about it. */
export const MISSING = {
  firefox: "Firefox is not installed: install it (Debian: firefox-esr and libgl1-mesa-dri) to try it, too.",
  webkit:
    "WebKitGTK is not installed: on Linux, install it (Debian: webkit2gtk-driver, xvfb and libgl1-mesa-dri) to try it, too.",
};

/** Installs what is missing where that is ours to do: on Debian, as root. Elsewhere its test is skipped. */
export async function ensureEngines() {
  const graphics = "libgl1-mesa-dri";
  if (!findFirefox()) await installPackages(["firefox-esr", graphics]);
  if (!findWebKit()) await installPackages(["webkit2gtk-driver", "xvfb", graphics]);
  if (!findFirefox()) console.log(MISSING.firefox);
  if (!findWebKit()) console.log(MISSING.webkit);
}

function onPath(name) {
  const folders = ["/usr/bin", "/usr/local/bin", ...(process.env.PATH ?? "").split(delimiter)];
  return firstOf(folders.map((folder) => join(folder, name)));
}

function firstOf(paths) {
  return paths.find((path) => existsSync(path));
}

function foldersIn(folder) {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name));
  } catch {
    return [];
  }
}
