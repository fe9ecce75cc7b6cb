import { chromium } from "@playwright/test";
import { findBrowser } from "../../scripts/browser.mjs";
import { browserOptions } from "../support/browser.ts";
import { expect, test } from "../support/fixtures.ts";
import type { Page } from "../support/fixtures.ts";
import { shownSlices, waitForSlice } from "../support/slices.ts";
import { codeProvider, configurationOf, openAccount, slice, typePassword, view } from "./far.ts";

function configuration(far: string) {
  return configurationOf(far, { ...codeProvider(far), method: "popup" });
}

/** Marks the page, so that it can be told from one that was left and opened again. */
async function mark(page: Page): Promise<void> {
  await page.evaluate(() => void Object.assign(window, { stayed: true }));
}

function hasStayed(page: Page): Promise<boolean> {
  return page.evaluate(() => "stayed" in window);
}

async function openWindow(page: Page): Promise<Page> {
  const opened = page.waitForEvent("popup");
  await page.getByRole("dialog").getByRole("button", { name: "Sign in" }).click();
  return opened;
}

test("a sign-in in a window of its own leaves the page as it is; a window that is closed is no sign-in", async ({
  page,
  serve,
  watch,
}) => {
  watch.allow(/401/);
  const far = await serve({});
  const home = await serve({ configuration: configuration(far.origin) });
  await page.goto(`${home.origin}/${view}`);
  await expect(page.getByRole("status").filter({ hasText: "36 dates" })).toBeVisible();
  await expect(page).toHaveURL(/opacity=0\.9/);
  const address = page.url();
  await mark(page);

  await openAccount(page);
  const closed = await openWindow(page);
  await closed.getByLabel("Password").waitFor();
  expect(await closed.evaluate(() => window.opener === null), "the provider has no hold on the page").toBe(
    true,
  );
  await closed.close();
  const again = page.getByRole("dialog").getByRole("button", { name: "Sign in" });
  await expect(again).toBeEnabled();
  await expect(page.getByRole("dialog").getByRole("alert")).toHaveCount(0);

  const popup = await openWindow(page);
  await typePassword(popup);
  await popup.waitForEvent("close");
  await expect(page.getByRole("dialog")).toContainText("Ada Akkerman");
  // Drawn before without its pixels, and now with them.
  await expect
    .poll(async () => (await shownSlices(page)).at(-1)?.bytes, { timeout: 30_000 })
    .toBeGreaterThan(0);
  expect(page.url()).toBe(address);
  expect(await hasStayed(page)).toBe(true);
});

test("where the browser blocks the window, the page itself goes and comes back to the same view", async ({
  serve,
}) => {
  const far = await serve({});
  const home = await serve({ configuration: configuration(far.origin) });
  // Playwright's browsers block no windows unless they are asked to.
  const ignoreDefaultArgs = ["--disable-popup-blocking"];
  const browser = await chromium.launch({ ...browserOptions(findBrowser()), ignoreDefaultArgs });
  try {
    const page = await browser.newPage({ reducedMotion: "reduce", viewport: { width: 1440, height: 900 } });
    await page.goto(`${home.origin}/${view}`);
    await expect(page.getByRole("status").filter({ hasText: "36 dates" })).toBeVisible();
    await mark(page);
    // Pressed by script: without a person's click a browser opens no window.
    await pressByScript(page, "header button[aria-label='Sign in']");
    await page.getByRole("dialog").waitFor();
    await pressByScript(page, "[role=dialog] button[type=submit]");
    await typePassword(page);
    expect((await waitForSlice(page, { slice })).bytes).toBeGreaterThan(0);
    expect(browser.contexts().flatMap((context) => context.pages())).toHaveLength(1);
    expect(await hasStayed(page)).toBe(false);
    expect(page.url()).toContain(`slice=${slice}&opacity=0.9`);
    expect(page.url()).not.toMatch(/code=|state=/);
  } finally {
    await browser.close();
  }
});

/**
 * Playwright's own evaluations count as something that the person did, which lets one window open: it is
 * used up first.
 */
async function pressByScript(page: Page, selector: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const expression = `window.open("about:blank")?.close(); document.querySelector(${JSON.stringify(selector)}).click()`;
  await session.send("Runtime.evaluate", { expression, userGesture: false });
  await session.detach();
}
