import { expect, test } from "./support/fixtures.ts";
import { colourAt } from "./support/pixels.ts";
import { shownSlices, waitForSlice } from "./support/slices.ts";

// The points whose colours are looked at lie in this window.
test.use({ viewport: { width: 1440, height: 900 } });

test("a first visit shows a slice of the sample season without a click", async ({ page, demo }) => {
  await page.goto(demo.origin);
  const shown = await waitForSlice(page);
  expect(shown.tiles).toBeGreaterThan(0);
  expect(shown.bytes).toBeGreaterThan(0);
  await expect(page.getByText("Synthetic data", { exact: true })).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "36 dates" })).toBeVisible();
  // The middle of the map is farmland, not basemap: NDVI in summer is green.
  const [red, green, blue] = await colourAt(page, 900, 420);
  expect(green).toBeGreaterThan(Math.min(red, blue));
});

test("playing goes through the acquisitions in order and never shows a blank map", async ({ page, demo }) => {
  // No mask: every pixel of this tile has a colour of viridis on every date, and none of those is grey.
  const search = "catalogue=sample&collection=sample-season&bbox=5.72,51.15,6.13,51.25&from=2025-01-01";
  const recipe = "expression=NDVI&colormap=viridis&range=-0.08,0.92";
  await page.goto(`${demo.origin}/#map=12/51.2/5.8&${search}&slice=2025-06-02&${recipe}`);
  await waitForSlice(page, { slice: "2025-06-02" });
  await page.keyboard.press("Space");
  const blanks: string[] = [];
  let samples = 0;
  while (samples < 8 || (await shownSlices(page)).length < 5) {
    const colour = await colourAt(page, 900, 420);
    if (Math.max(...colour) - Math.min(...colour) < 40) blanks.push(colour.join());
    samples += 1;
  }
  await page.keyboard.press("Space");
  expect(blanks).toEqual([]);
  const days = (await shownSlices(page)).map(({ slice }) => slice);
  const first = days.indexOf("2025-06-02");
  expect(days.slice(first, first + 4)).toEqual(["2025-06-02", "2025-06-12", "2025-06-17", "2025-06-20"]);
});

test("the arrow keys step through the dates and the date is announced", async ({ page, demo }) => {
  await page.goto(`${demo.origin}/#catalogue=sample&slice=2025-06-12`);
  await waitForSlice(page, { slice: "2025-06-12" });
  await page.keyboard.press("ArrowRight");
  await waitForSlice(page, { slice: "2025-06-17" });
  await expect(page.getByRole("status").filter({ hasText: "Tuesday, 17 June 2025" })).toBeAttached();
  await page.keyboard.press("ArrowLeft");
  await waitForSlice(page, { slice: "2025-06-12" });
});

test("a recoloured slice fetches nothing, and its shared link shows the same slice in the same colours elsewhere", async ({
  page,
  demo,
  browser,
}) => {
  await page.goto(`${demo.origin}/#catalogue=sample&slice=2025-06-12`);
  await waitForSlice(page, { slice: "2025-06-12" });
  // The values in view are read once the slice is shown.
  await expect(page.getByText(/^Histogram of the view\. Lowest/)).toBeAttached();
  const before = await colourAt(page, 900, 420);

  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.getByRole("tab", { name: "Layer" }).click();
  await page.getByRole("option", { name: "viridis" }).click();
  await expect.poll(() => colourAt(page, 900, 420)).not.toEqual(before);
  const recoloured = await colourAt(page, 900, 420);
  // Its neighbours may still be read ahead.
  expect(requests.filter((url) => url.includes("/assets/SAMPLE_20250612"))).toEqual([]);

  await page.getByRole("button", { name: "Share" }).click();
  const link = await page.getByRole("textbox", { name: "Link" }).inputValue();
  expect(link).toContain("slice=2025-06-12");

  const elsewhere = await browser.newContext({ viewport: page.viewportSize() });
  const other = await elsewhere.newPage();
  await other.goto(link);
  const shown = await waitForSlice(other);
  expect(shown.slice).toBe("2025-06-12");
  await expect.poll(() => colourAt(other, 900, 420)).toEqual(recoloured);
  await elsewhere.close();
});

test("a changed search asks the catalogue again and the timeline follows", async ({ page, demo }) => {
  await page.goto(demo.origin);
  await waitForSlice(page);
  const cloud = page.getByRole("slider", { name: "Cloud cover" });
  await cloud.focus();
  await cloud.press("Home");
  await expect(page.getByRole("status").filter({ hasText: /^\d+ dates/ })).not.toContainText("36 dates");
});
