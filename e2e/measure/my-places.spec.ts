import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import proj4 from "proj4";
import { SEASON } from "../../demo/sample/season.ts";
import { TILES, zoneDefinition } from "../../demo/sample/tiles.ts";
import { pixelAt } from "../../demo/sample/truth.ts";
import { expect, test, type Page } from "../support/fixtures.ts";
import { waitForSlice } from "../support/slices.ts";
import { expectSound } from "../support/sound.ts";

test.use({ viewport: { width: 1440, height: 900 } });

const tile = TILES.find(({ letter }) => letter === "B") ?? TILES[0];
/** A pixel of 10 m. */
const [COLUMN, ROW] = [480, 512];
const DAYS = ["2025-04-03", "2025-04-08"] as const;
const LAST_SEEN = "2025-06-12";
const MOST_CLOUD_COVER = 20;

function centreOfPixel(): readonly [lon: number, lat: number] {
  if (!tile) throw new Error("The sample has no tiles.");
  const at = [tile.left + COLUMN * 10 + 5, tile.top - ROW * 10 - 5];
  const [lon = 0, lat = 0] = proj4(zoneDefinition(tile.epsg)).inverse(at);
  return [lon, lat];
}

/** Reflectances of the pixel by the generator's formula. */
function formula(day: string): Readonly<Record<string, number>> {
  const index = SEASON.findIndex(({ date }) => date === day);
  const pixel = tile && pixelAt(tile, COLUMN, ROW, 10, index);
  if (!pixel) throw new Error(`The pixel is not seen on ${day}.`);
  return { B04: pixel.b04 * 0.0001, B08: pixel.b08 * 0.0001 };
}

/** By the items of the tile: all dates since the last look, and the clear ones. */
async function since(day: string): Promise<{ readonly all: number; readonly clear: number }> {
  const later = SEASON.filter(({ date }) => date > day);
  const covers = await Promise.all(
    later.map(async ({ date }) => {
      const name = `SAMPLE_${date.replaceAll("-", "")}_31UGS`;
      const text = await readFile(resolve("demo/.season", name, `${name}.json`), "utf8");
      return (JSON.parse(text) as { properties: Record<string, number> }).properties["eo:cloud_cover"] ?? 0;
    }),
  );
  return { all: covers.length, clear: covers.filter((cover) => cover <= MOST_CLOUD_COVER).length };
}

async function expectSpectrum(page: Page, day: string): Promise<void> {
  for (const [band, value] of Object.entries(formula(day))) {
    const dot = page.locator(`circle[data-day="${day}"][data-band="${band}"]`);
    await expect(dot).toBeAttached();
    expect(Number(await dot.getAttribute("data-value"))).toBeCloseTo(value, 9);
  }
}

test("a place shows its bands by wavelength, and is kept in this browser until it is deleted", async ({
  page,
  demo,
}) => {
  test.slow();
  const [lon, lat] = centreOfPixel();
  const camera = `map=14/${lat}/${lon}&catalogue=sample`;
  const search = `collection=sample-season&bbox=5.72,51.15,6.13,51.25&from=2025-01-01&to=${LAST_SEEN}`;
  await page.goto(`${demo.origin}/#${camera}&${search}&slice=${DAYS[0]}`);
  await waitForSlice(page, { slice: DAYS[0] });
  const panel = page.getByRole("complementary", { name: "Measure" });
  await page.getByRole("button", { name: "Measure places through time" }).click();
  await panel.getByRole("button", { name: "Paste or open a file…" }).click();
  const dialog = page.getByRole("dialog", { name: "Add places" });
  await dialog.getByRole("textbox").fill(`${lat}, ${lon}`);
  await dialog.getByRole("button", { name: "Add", exact: true }).click();

  await test.step("the bands of two dates are the formula's, in the chart and in the table", async () => {
    await panel.getByRole("tab", { name: "Spectrum" }).click();
    await expectSpectrum(page, DAYS[0]);
    await panel.getByRole("button", { name: "Keep this date" }).click();
    await panel.getByRole("combobox", { name: /^Date/ }).selectOption("8 Apr 2025");
    await waitForSlice(page, { slice: DAYS[1] });
    await expectSpectrum(page, DAYS[1]);
    await expectSpectrum(page, DAYS[0]);
    const row = panel.getByRole("table", { name: "Spectrum of Place 1" }).getByRole("row", { name: /^B08/ });
    await expect(row).toContainText("842 nm");
    for (const day of DAYS) await expect(row).toContainText((formula(day)["B08"] ?? 0).toFixed(3));
    const field = panel.getByRole("slider", { name: /^Spectrum of Place 1/ });
    const spoken = page.getByRole("status");
    await field.press("End");
    await expect(spoken.filter({ hasText: /^3 Apr 2025, B08, 842 nm: 0\.\d{3}$/ })).toBeAttached();
    await field.press("ArrowDown");
    await expect(spoken.filter({ hasText: /^8 Apr 2025, B08, 842 nm: 0\.\d{3}$/ })).toBeAttached();
    await expectSound(page);
  });

  const summary = panel.locator("summary").filter({ hasText: "My places" });
  await test.step("saved, it is there in a page that opens without it", async () => {
    await summary.click();
    await panel.getByRole("button", { name: "Save 1 place" }).click();
    await expect(panel.getByText("seen up to 12 Jun 2025")).toBeVisible();
    await expect(panel.getByRole("button", { name: "All places shown are saved" })).toBeDisabled();
    await page.goto("about:blank");
    await page.goto(`${demo.origin}/#${camera}&slice=${DAYS[0]}`);
    await waitForSlice(page, { slice: DAYS[0] });
    await page.getByRole("button", { name: "Measure places through time" }).click();
    await expect(summary).toContainText("1");
  });

  await test.step("opened, it tells what is new since the last look, once", async () => {
    const { all, clear } = await since(LAST_SEEN);
    expect(clear).toBeGreaterThan(1);
    expect(all).toBeGreaterThan(clear);
    await summary.click();
    await panel.getByRole("button", { name: "Open Place 1" }).click();
    await expect(
      panel.getByText(
        `Place 1: ${clear} new clear acquisitions since 12 Jun 2025 (at most 20 % cloud, of ${all} new).`,
      ),
    ).toBeVisible();
    await expect(panel.getByText("36 of 36 read")).toBeVisible();
    await panel.getByRole("button", { name: "Open Place 1" }).click();
    await expect(panel.getByText(/^Place 1: nothing new since /)).toBeVisible();
    await expect(panel.getByRole("list", { name: "Places", exact: true }).getByRole("listitem")).toHaveCount(
      1,
    );
  });

  await test.step("deleted, it can be had back; a file brings it to another browser", async () => {
    const remove = panel.getByRole("button", { name: "Delete Place 1 from my places" });
    const download = page.waitForEvent("download");
    await panel.getByRole("button", { name: "Export", exact: true }).click();
    const file = await (await download).path();
    await remove.click();
    await expect(remove).toBeHidden();
    await panel.getByRole("button", { name: "Undo" }).click();
    await expect(remove).toBeVisible();
    await remove.click();
    await expect(remove).toBeHidden();
    const content = await readFile(file);
    await panel
      .locator("input[type=file]")
      .setInputFiles({ name: "places.geojson", mimeType: "application/geo+json", buffer: content });
    await expect(remove).toBeVisible();
    await expect(panel.getByText("not looked at yet")).toBeVisible();
    await page.setViewportSize({ width: 390, height: 844 });
    await expectSound(page);
  });
});
