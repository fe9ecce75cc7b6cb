import { join } from "node:path";
import type { Browser } from "@playwright/test";
import { readConfiguration } from "../../demo/server/configuration.ts";
import type { LoggedRequest } from "../../demo/server/request-log.ts";
import { protectedView, signIn } from "../support/account.ts";
import { installClock, setClockAhead, sleep } from "../support/clock.ts";
import { appFolder, expect, test, type Page } from "../support/fixtures.ts";
import { waitForSlice } from "../support/slices.ts";

/** As many of each as the long trials ask for; one in every test run. */
const rounds = Number(process.env["REVISIT_ROUNDS"] ?? 1);
const HOUR = 3_600_000;
/** Short enough for a sleep to be longer. */
const shortLife = 6;

interface Disturbance {
  readonly name: string;
  readonly accessTokenSeconds: number;
  /** What happens in a round, one after the other. */
  readonly events: readonly ((page: Page, browser: Browser) => Promise<void>)[];
  /** Token requests that are in order after one of them, in so many milliseconds. */
  readonly renewals: (milliseconds: number) => number;
}

const disturbances: readonly Disturbance[] = [
  {
    name: "a sleep past the end of the token",
    accessTokenSeconds: shortLife,
    events: [(_page, browser) => sleep(browser, (shortLife + 1) * 1_000)],
    // At half of its life; and one more on waking up.
    renewals: (milliseconds) => milliseconds / (shortLife * 500) + 1,
  },
  {
    name: "a clock that is put forward by an hour and back again",
    accessTokenSeconds: 300,
    events: [(page) => setClockAhead(page, HOUR), (page) => setClockAhead(page, 0)],
    renewals: () => 1,
  },
];

for (const { name, accessTokenSeconds, events, renewals } of disturbances) {
  test(`${name} is not noticed: slices go on being drawn, with no more renewals than needed`, async ({
    browser,
    page,
    serve,
    watch,
  }, info) => {
    test.setTimeout(240_000 + rounds * 30_000);
    test.skip(process.platform === "win32", "processes cannot be stopped there");
    watch.allow(/401/);
    const seen: LoggedRequest[] = [];
    // So little memory that slices seen before are read again.
    const configuration = {
      ...(await readConfiguration(join(appFolder, "config.json"))),
      memoryBudgetMegabytes: 64,
    };
    const server = await serve({
      configuration,
      accessTokenSeconds,
      onRequest: (logged) => seen.push(logged),
    });
    await installClock(page);
    await page.goto(`${server.origin}/${protectedView}`);
    await signIn(page);
    await waitForSlice(page, { slice: "2025-06-12" });
    const tokenRequests: number[] = [];
    let refused = 0;
    for (const happen of Array.from({ length: rounds }, () => events).flat()) {
      await page.keyboard.press("Space");
      const begun = performance.now();
      const before = new Set(readsOf(seen));
      seen.length = 0;
      await happen(page, browser);
      const after = await shownSoFar(page);
      // Two of them: one may have been ready before.
      await waitForSlice(page, { after: after + 1 });
      await expect.poll(() => readsOf(seen).some((token) => !before.has(token))).toBe(true);
      await page.keyboard.press("Space");
      await expect(page.getByRole("banner").getByRole("button", { name: /Ada/ })).toBeVisible();
      await expect(page.getByRole("region", { name: "Messages" })).toBeEmpty();
      const renewed = seen.filter(({ method, url }) => method === "POST" && url === "/oidc/token").length;
      expect(renewed).toBeLessThanOrEqual(renewals(performance.now() - begun));
      tokenRequests.push(renewed);
      refused += seen.filter(({ status }) => status === 401).length;
    }
    info.annotations.push({
      type: "figures",
      description: `token requests per event ${tokenRequests.join(" ")}; refused on the way ${refused}`,
    });
    const pause = await page.evaluate(() => window.longestPause ?? 0);
    if (accessTokenSeconds === shortLife) expect(pause, "it slept").toBeGreaterThan(shortLife * 1_000);
  });
}

/** The tokens with which parts of files were read. */
function readsOf(seen: readonly LoggedRequest[]): (string | undefined)[] {
  return seen
    .filter(({ url, status }) => url.endsWith(".tif") && status === 206)
    .map(({ headers }) => headers.authorization);
}

function shownSoFar(page: Page): Promise<number> {
  return page.evaluate(() => performance.getEntriesByName("revisit:slice-shown").length);
}
