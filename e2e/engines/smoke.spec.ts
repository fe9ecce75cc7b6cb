import { findFirefox, findWebKit, MISSING } from "../../scripts/engines.mjs";
import { protectedView } from "../support/account.ts";
import { expect, test } from "../support/fixtures.ts";
import type { Page } from "../support/fixtures.ts";
import { DEADLINE_MS, WINDOW } from "./engine.ts";
import type { Engine } from "./engine.ts";
import { startFirefox } from "./firefox.ts";
import { difference, flatPoints, isVivid, stillPicture } from "./picture.ts";
import type { Point } from "./picture.ts";
import { shownIn, untilShown } from "./shown.ts";
import { startWebKit } from "./webkit.ts";

test.use({ viewport: WINDOW });
test.setTimeout(400_000);

const DAY = "2025-06-12";
/** A pixel of 10 m is about 7 of the screen here, and viridis without a mask has no grey, as the basemap has. */
const VIEW =
  "#map=15/51.2/5.8&catalogue=sample&collection=sample-season&bbox=5.72,51.15,6.13,51.25&from=2025-01-01" +
  `&slice=${DAY}&expression=NDVI&colormap=viridis&range=-0.08,0.92`;
/**
 * A colour goes from the file to the screen as it is, except for the map's shader, which calculates in floating
 * point: graphics drivers may round its result differently by one step.
 */
const TOLERANCE = 1;
const DATES = 6;

/** Ends a browser with its test, also when the test's time is up. */
const engineTest = test.extend<{ readonly keep: (starting: Promise<Engine>) => Promise<Engine> }>({
  keep: [
    async ({}, use) => {
      const running: Engine[] = [];
      await use(async (starting) => {
        const engine = await starting;
        running.push(engine);
        return engine;
      });
      await Promise.all(running.map((engine) => engine.close()));
    },
    { timeout: DEADLINE_MS },
  ],
});

const firefox = findFirefox();
const webkit = findWebKit();

engineTest("Firefox shows the season as Chromium does", async ({ page, demo, keep }) => {
  test.skip(firefox === undefined, MISSING.firefox);
  const points = await pointsInChromium(page, demo.origin);
  if (firefox !== undefined) await smoke(await keep(startFirefox(firefox)), demo.origin, points);
});

engineTest("WebKit shows the season as Chromium does", async ({ page, demo, keep }) => {
  test.skip(webkit === undefined, MISSING.webkit);
  const points = await pointsInChromium(page, demo.origin);
  if (webkit) await smoke(await keep(startWebKit(webkit)), demo.origin, points);
});

async function pointsInChromium(page: Page, origin: string): Promise<readonly Point[]> {
  await page.goto(`${origin}/${VIEW}`);
  await untilShown(page, "the slice of the link", (shown) => shown.at(-1)?.slice === DAY);
  const points = flatPoints(await stillPicture(() => page.screenshot()));
  // It would go on reading ahead beside the other browser.
  await page.goto("about:blank");
  return points;
}

async function smoke(engine: Engine, origin: string, points: readonly Point[]): Promise<void> {
  await test.step("the first slice has Chromium's colours", async () => {
    await engine.open(`${origin}/${VIEW}`);
    await untilShown(engine, "the slice of the link", (shown) => shown.at(-1)?.slice === DAY);
    await expectColours(engine, points);
  });
  await test.step("a map whose context was taken away says so and is drawn again", async () => {
    const before = (await shownIn(engine)).length;
    const canvas = 'document.querySelector("#map canvas").getContext("webgl2")';
    await engine.evaluate(`void ${canvas}.getExtension("WEBGL_lose_context").loseContext()`);
    await untilShown(engine, "the slice once more", (shown) => shown.length > before);
    await engine.click('//*[contains(., "took the graphics away")]/..//button[@aria-label="Dismiss"]');
    await expectColours(engine, points);
  });
  await test.step("the dates play", async () => {
    await engine.press(" ");
    await untilShown(engine, "six dates", (shown) => new Set(shown.map(({ slice }) => slice)).size >= DATES);
    await engine.press(" ");
    const picture = await stillPicture(() => engine.screenshot());
    expect(points.map(({ x, y }) => isVivid(picture.at(x, y)))).toEqual(points.map(() => true));
  });
  await test.step("a sign-in comes back to a slice that needs it", async () => {
    await engine.open("about:blank");
    await engine.open(`${origin}/${protectedView}`);
    await engine.click('//header//button[contains(., "Sign in")]');
    await engine.click('//*[@role="dialog"]//button[contains(., "Sign in")]');
    await engine.type('//input[@name="username"]', "ada");
    await engine.type('//input[@name="password"]', "demo");
    await engine.click('//button[contains(., "Sign in")]');
    await untilShown(engine, "a protected slice", (shown) => shown.some(({ bytes }) => bytes > 0));
    const account = `document.querySelector('header [aria-label*="signed in as"]')?.getAttribute("aria-label")`;
    expect(await engine.evaluate(account)).toContain("Ada");
  });
  // The protected files are asked for before the sign-in, too.
  expect(engine.errors().filter((line) => !/401/.test(line))).toEqual([]);
}

async function expectColours(engine: Engine, points: readonly Point[]): Promise<void> {
  let last: Buffer | undefined;
  const screenshot = async () => (last = await engine.screenshot());
  const compared = expect(async () => {
    const picture = await stillPicture(screenshot);
    expect([picture.width, picture.height]).toEqual([WINDOW.width, WINDOW.height]);
    for (const { x, y, colour } of points) {
      expect(difference(picture.at(x, y), colour), `at ${x}, ${y}`).toBeLessThanOrEqual(TOLERANCE);
    }
  }).toPass({ timeout: DEADLINE_MS });
  await compared.catch(async (error: unknown) => {
    if (last) await test.info().attach("what the browser shows", { body: last, contentType: "image/png" });
    throw error;
  });
}
