import { expect, type BrowserContext, type Page } from "@playwright/test";
import { test as base } from "../support/tokens/fixture.ts";
import type { SessionPage } from "./page.ts";
import { startTrialServer, type TrialServer } from "./server.ts";

declare global {
  interface Window {
    /** Set by the trial page. */
    revisit: SessionPage;
  }
}

interface TrialFixtures {
  /** A page in which a person has just signed in. */
  readonly signedIn: Page;
}

export const test = base.extend<TrialFixtures, { trial: TrialServer }>({
  trial: [
    async ({}, use) => {
      const trial = await startTrialServer();
      await use(trial);
      await trial.close();
    },
    { scope: "worker" },
  ],
  signedIn: async ({ context, trial }, use) => {
    trial.configure({});
    trial.faults.length = 0;
    const page = await open(context, trial);
    await signIn(page);
    trial.tokenRequests = 0;
    trial.answers.clear();
    await use(page);
  },
});
export { expect };

/** Opens one more tab. */
export async function open(context: BrowserContext, trial: TrialServer, path = "/"): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${trial.origin}${path}`);
  await ready(page);
  return page;
}

/** Resolves when the page's session has started, also after it went away to the provider and back. */
export async function ready(page: Page): Promise<void> {
  await expect(async () => {
    await page.evaluate(() => window.revisit.started);
  }).toPass({ intervals: [20, 50, 100] });
}

export async function signIn(page: Page, username = "ada"): Promise<void> {
  await page.evaluate(() => window.revisit.signIn());
  await page.getByLabel("User name").fill(username);
  await page.getByLabel("Password").fill("demo");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect.poll(() => statusOf(page)).toBe("signed-in");
}

export async function statusOf(page: Page): Promise<string> {
  return page.evaluate(() => window.revisit.status()).catch(() => "leaving");
}

/** Sets the clock of all tabs forward by as many hours since they were opened. */
export async function setClock(pages: readonly Page[], hours: number): Promise<void> {
  for (const page of pages) {
    await page.evaluate((ahead) => {
      window.name = String(ahead);
    }, hours * 3_600_000);
  }
}
