import { chromium, type Page } from "@playwright/test";
import type { DemoServer } from "../../demo/server/server.ts";
import { protectedView, signIn, signOut } from "../support/account.ts";
import { findBrowser } from "../../scripts/browser.mjs";
import { browserOptions } from "../support/browser.ts";
import { expect, test } from "../support/fixtures.ts";
import { heapHolds } from "../support/heap.ts";
import { colourAt } from "../support/pixels.ts";
import { waitForSlice } from "../support/slices.ts";

declare global {
  interface Window {
    /** How the page came back from the history, noted by the test. */
    shownAgain?: { persisted: boolean; signedOutAfter: number | undefined };
  }
}

/**
 * Chromium drops a page that was left when a message arrives on its channel ("broadcastchannel-message").
 * Other browsers keep it and the message is lost: here the channel is closed meanwhile to the same effect.
 */
function deafWhileAway(): void {
  const Channel = BroadcastChannel;
  window.BroadcastChannel = class extends Channel {
    constructor(name: string) {
      super(name);
      addEventListener("pagehide", () => this.close());
    }
  };
}

/** Notes when the page is shown and when the banner offers to sign in, in milliseconds. */
function noteWhenShown(): void {
  addEventListener("pageshow", ({ persisted }) => {
    const shown = performance.now();
    const noted: Window["shownAgain"] = { persisted, signedOutAfter: undefined };
    window.shownAgain = noted;
    const look = () => {
      const buttons = [...document.querySelectorAll("header button")];
      if (buttons.some(({ textContent }) => textContent.trim() === "Sign in"))
        noted.signedOutAfter = performance.now() - shown;
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

/** Farmland in summer is green; the basemap under it is nearly grey. */
async function drawsData(page: Page): Promise<boolean> {
  const colour = await colourAt(page, 900, 420);
  return Math.max(...colour) - Math.min(...colour) > 40;
}

/** A page that a person signed in to and left, and another in which the same person is signed in. */
async function leftSignedIn(server: DemoServer, prepare: readonly (() => void)[]) {
  // A headless shell keeps no pages for the Back button, and Playwright's browsers none unless they are asked to.
  const ignoreDefaultArgs = ["--disable-back-forward-cache"];
  const browser = await chromium.launch({ ...browserOptions(findBrowser()), ignoreDefaultArgs });
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: "reduce",
  });
  const [left, other] = [await context.newPage(), await context.newPage()];
  for (const script of [noteWhenShown, ...prepare]) await left.addInitScript(script);
  await left.goto(`${server.origin}/${protectedView}`);
  await signIn(left);
  await waitForSlice(left, { slice: "2025-06-12" });
  expect(await drawsData(left)).toBe(true);
  await other.goto(`${server.origin}/${protectedView}`);
  await waitForSlice(other);
  return { browser, left, other };
}

test("Chromium forgets a page that was left as soon as another tab signs out, and Back starts it again", async ({
  demo,
}) => {
  const { browser, left, other } = await leftSignedIn(demo, []);
  try {
    await left.goto(`${demo.origin}/config.json`);
    await signOut(other);
    await left.goBack({ waitUntil: "commit" });
    await expect.poll(() => left.evaluate(() => window.shownAgain?.signedOutAfter)).toBeGreaterThan(0);
    expect(await left.evaluate(() => window.shownAgain?.persisted)).toBe(false);
    expect(await drawsData(left)).toBe(false);
  } finally {
    await browser.close();
  }
});

test("where a page comes back from the history as it was, a sign-out elsewhere empties it within a second", async ({
  serve,
}) => {
  const carried: string[] = [];
  const server = await serve({
    onRequest: ({ headers }) => {
      if (headers.authorization !== undefined) carried.push(headers.authorization.replace("Bearer ", ""));
    },
  });
  const { browser, left, other } = await leftSignedIn(server, [deafWhileAway]);
  try {
    const token = carried.at(-1) ?? "none";
    expect(await heapHolds(left, token), "the search finds the token while it is there").toBe(true);
    await left.goto(`${server.origin}/config.json`);
    await signOut(other);
    carried.length = 0;
    await left.goBack({ waitUntil: "commit" });
    await expect
      .poll(() => left.evaluate(() => window.shownAgain?.signedOutAfter))
      .toBeLessThanOrEqual(1_000);
    expect(await left.evaluate(() => window.shownAgain?.persisted)).toBe(true);
    await expect.poll(() => drawsData(left)).toBe(false);
    expect(await heapHolds(left, token)).toBe(false);
    await left.keyboard.press("ArrowRight");
    await expect(left.getByRole("region", { name: "Messages" })).toContainText(/sign in/i);
    expect(carried).toEqual([]);
  } finally {
    await browser.close();
  }
});
