/** Path of an installed Chrome or Chromium; undefined leaves it to Playwright's own. */
export function findBrowser(): string | undefined;
/** Path of the browser to test in: a headless shell where there is one. */
export function findTestBrowser(): string | undefined;
export function ensureBrowser(): Promise<void>;
