/** Path of an installed Chrome or Chromium; undefined leaves it to Playwright's own. */
export function findBrowser(): string | undefined;
export function ensureBrowser(): Promise<void>;
