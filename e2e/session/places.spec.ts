import { chromium } from "@playwright/test";
import { browserOptions } from "../support/browser.ts";
import { startTrialServer } from "./server.ts";
import { expect, open, ready, setClock, signIn, statusOf, test } from "./trial.ts";

test("a provider on another site signs in, renews, and rescues, although its cookies are third-party", async ({
  context,
}) => {
  const trial = await startTrialServer({ crossSite: true });
  try {
    const page = await open(context, trial, "/#view");
    await signIn(page);
    await setClock([page], 1);
    expect(await page.evaluate(() => window.revisit.read())).toBe(200);
    await setClock([page], 2);
    trial.faults.push({ kind: "lost-reply" });
    await page.evaluate(() => void window.revisit.token().catch(() => undefined));
    await expect
      .poll(async () => page.evaluate(() => window.revisit.read()).catch(() => "leaving"))
      .toBe(200);
    await ready(page);
    expect(page.url()).toBe(`${trial.origin}/#view`);
  } finally {
    await trial.close();
  }
});

test("a page that comes back from the history after a sign-out elsewhere is signed out", async ({
  trial,
}) => {
  trial.configure({});
  // Playwright's browsers keep no back-forward cache unless they are asked to.
  const ignoreDefaultArgs = ["--disable-back-forward-cache"];
  const browser = await chromium.launch({ ...browserOptions(), ignoreDefaultArgs });
  try {
    const context = await browser.newContext();
    const sleeper = await open(context, trial);
    await signIn(sleeper);
    const other = await open(context, trial);
    await sleeper.goto(`${trial.origin}/elsewhere`);
    await other.evaluate(() => window.revisit.signOut());
    await sleeper.goBack();
    await ready(sleeper);
    await expect.poll(() => statusOf(sleeper)).toBe("signed-out");
    expect(await sleeper.evaluate(() => window.revisit.read())).toBe(401);
  } finally {
    await browser.close();
  }
});
