import { expect } from "@playwright/test";
import type { ConsoleMessage, Page } from "@playwright/test";

/** Collects what a page says that no person should have to see. */
export interface PageWatch {
  /** Lets errors through that the test provokes on purpose, e.g. the browser's own line about a 404. */
  allow(pattern: RegExp): void;
  assertQuiet(): void;
}

/** Watches console errors, uncaught errors and violations of the Content-Security-Policy. */
export function watchPage(page: Page): PageWatch {
  const said: string[] = [];
  const allowed: RegExp[] = [];
  page.on("console", (message: ConsoleMessage) => {
    if (message.type() === "error") said.push(`${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => said.push(`uncaught: ${error.message}`));
  return {
    allow: (pattern) => void allowed.push(pattern),
    assertQuiet: () =>
      expect(
        said.filter((line) => !allowed.some((pattern) => pattern.test(line))),
        "the page must not log errors",
      ).toEqual([]),
  };
}
