import { findBrowser } from "../scripts/browser.mjs";
import { browserOptions } from "./support/browser.ts";
import { expect, test } from "./support/fixtures.ts";
import type { Page } from "./support/fixtures.ts";
import { waitForSlice } from "./support/slices.ts";

// A headless shell hints fonts in a way of its own: there the typeface that stands in is some pixels wider.
test.use({ launchOptions: browserOptions(findBrowser()) });

/** Where the cards and the parts of the search lie: left, top, width and height in CSS pixels. */
function places(page: Page): Promise<readonly (readonly number[])[]> {
  return page.evaluate(() => {
    const parts = "header, aside, [role=tablist], [role=tabpanel], form, form > *, [role=region], #map";
    return [...document.querySelectorAll(parts)].map((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return [left, top, width, height].map(Math.round);
    });
  });
}

test("text is drawn in the application's own typeface, whose digits are all as wide as another", async ({
  page,
  demo,
}) => {
  const fonts: string[] = [];
  page.on("request", (request) => {
    if (request.resourceType() === "font") fonts.push(request.url());
  });
  await page.goto(demo.origin);
  await waitForSlice(page);
  const { status, widths } = await page.evaluate(async () => {
    await document.fonts.ready;
    const text = document.createElement("span");
    document.body.append(text);
    const digits = "0123456789".split("").map((digit) => {
      text.textContent = digit.repeat(10);
      return text.getBoundingClientRect().width;
    });
    text.remove();
    const faces = [...document.fonts].filter(({ family }) => family.includes("Public Sans Variable"));
    return { status: faces.map((face) => face.status), widths: new Set(digits).size };
  });
  expect(status).toContain("loaded");
  expect(widths).toBe(1);
  expect(fonts.map((font) => new URL(font).origin)).toEqual(fonts.map(() => demo.origin));
});

test("a slice does not wait for a typeface that is late, and nothing moves when it comes", async ({
  page,
  demo,
}) => {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(/\.woff2$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(demo.origin, { waitUntil: "commit" });
  await waitForSlice(page);
  await expect(page.getByRole("status").filter({ hasText: "36 dates" })).toBeVisible();
  await page.getByRole("button", { name: "Got it" }).click();
  const before = await places(page);
  letGo();
  await page.evaluate(() => document.fonts.ready);
  await expect
    .poll(() => page.evaluate(() => document.fonts.check('16px "Public Sans Variable"')))
    .toBe(true);
  expect(await places(page)).toEqual(before);
});
