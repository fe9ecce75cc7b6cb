import type { Browser, Page } from "@playwright/test";

declare global {
  interface Window {
    /** Milliseconds that the page's clock is ahead; negative where it is behind. */
    clockAhead?: number;
    /** The longest time in which no timer of the page came, in milliseconds. */
    longestPause?: number;
  }
}

/**
 * Lets `setClockAhead` set the page's clock: the time of day only, timers go on as they are. Notes pauses.
 */
export async function installClock(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const RealDate = Date;
    const now = () => RealDate.now() + (window.clockAhead ?? 0);
    window.Date = new Proxy(RealDate, {
      construct: (target, args: unknown[]) =>
        Reflect.construct(target, args.length === 0 ? [now()] : args) as Date,
      get: (target, name) => (name === "now" ? now : (Reflect.get(target, name) as unknown)),
    });
    let last = performance.now();
    setInterval(() => {
      const time = performance.now();
      window.longestPause = Math.max(window.longestPause ?? 0, time - last);
      last = time;
    }, 100);
  });
}

export async function setClockAhead(page: Page, milliseconds: number): Promise<void> {
  await page.evaluate((ahead) => {
    window.clockAhead = ahead;
  }, milliseconds);
}

/**
 * Stops every process of the browser for a while, as a lid that is closed does: no timer runs, nothing is
 * answered, and no event tells the page afterwards.
 */
export async function sleep(browser: Browser, milliseconds: number): Promise<void> {
  const inspector = await browser.newBrowserCDPSession();
  const { processInfo } = await inspector.send("SystemInfo.getProcessInfo");
  const ids = processInfo.map(({ id }) => id);
  try {
    for (const id of ids) process.kill(id, "SIGSTOP");
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
  } finally {
    for (const id of ids) process.kill(id, "SIGCONT");
  }
  await inspector.detach();
}
