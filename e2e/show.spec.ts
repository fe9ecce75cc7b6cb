import { readFile } from "node:fs/promises";
import proj4 from "proj4";
import { SEASON } from "../demo/sample/season.ts";
import { TILES, zoneDefinition } from "../demo/sample/tiles.ts";
import { pixelAt } from "../demo/sample/truth.ts";
import { MemorySource } from "../src/geotiff/source/memory-source.ts";
import { openRasterFile } from "../src/geotiff/tiff/open.ts";
import { expect, test, type Page } from "./support/fixtures.ts";
import { decodePng } from "./support/png.ts";
import { waitForSlice } from "./support/slices.ts";
import { expectSound } from "./support/sound.ts";

const DATE = "2025-06-20";
const tile = TILES.find(({ letter }) => letter === "B") ?? TILES[0];
/** A pixel of 10 m in the middle of what is seen. */
const [COLUMN, ROW] = [480, 512];
/** White of the title above the map. */
const TITLE_PX = 64;

function centreOfPixel(): readonly [lon: number, lat: number] {
  if (!tile) throw new Error("The sample has no tiles.");
  const at = [tile.left + COLUMN * 10 + 5, tile.top - ROW * 10 - 5];
  const [lon = 0, lat = 0] = proj4(zoneDefinition(tile.epsg)).inverse(at);
  return [lon, lat];
}

/** Classes that the sample's mask hides. */
const HIDDEN = new Set([0, 3, 8, 9, 10]);

/** NDVI of the pixel by the generator's formula, on the days that begin so and that no mask hides. */
function valuesOf(month: string): readonly number[] {
  return SEASON.flatMap(({ date }, day) => {
    const fine = tile && pixelAt(tile, COLUMN, ROW, 10, day);
    const coarse = tile && pixelAt(tile, Math.floor(COLUMN / 2), Math.floor(ROW / 2), 20, day);
    if (!date.startsWith(month) || !fine || !coarse || HIDDEN.has(coarse.scl)) return [];
    return [fine.ndviDn * 0.004 - 0.08];
  });
}

async function download(
  page: Page,
  button: string,
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: button }).click(),
  ]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

test("what is on the map is saved as a picture and as numbers, and dates become one picture", async ({
  page,
  serve,
}) => {
  const server = await serve({});
  const [lon, lat] = centreOfPixel();
  await page.goto(`${server.origin}/#map=15/${lat}/${lon}&catalogue=sample&slice=${DATE}`);
  await waitForSlice(page, { slice: DATE });

  await test.step("a picture has the map's pixels under its title", async () => {
    const seen = decodePng(await page.screenshot());
    await page.getByRole("button", { name: "Share" }).click();
    await page.getByRole("button", { name: /^Save as a file/ }).click();
    await expect(page.getByRole("dialog", { name: "Save as a file" })).toBeVisible();
    const { name, bytes } = await download(page, "Save picture");
    expect(name).toBe(`revisit-NDVI-${DATE}.png`);
    const picture = decodePng(bytes);
    expect(picture.width).toBe(1440);
    expect(picture.height).toBeGreaterThan(900 + TITLE_PX);
    expect(picture.at(1430, 5)).toEqual([255, 255, 255]);
    for (const [x, y] of [
      [900, 300],
      [700, 500],
      [1000, 600],
    ] as const)
      expect(picture.at(x, y + TITLE_PX)).toEqual(seen.at(x, y));
  });

  await test.step("a GeoTIFF has the numbers of the generator's formula", async () => {
    await page.getByLabel("What").selectOption("data");
    await expect(page.getByText(/pixels, 1 band: .* MB before compression/)).toBeVisible();
    await expectSound(page);
    const { name, bytes } = await download(page, "Save GeoTIFF");
    expect(name).toBe(`revisit-NDVI-${DATE}.tif`);
    const { signal } = new AbortController();
    const file = await openRasterFile(new MemorySource(new Uint8Array(bytes), name), { signal });
    const [pixel = 0, , west = 0, , , north = 0] = file.georeference.transform ?? [];
    expect(file.georeference.geoKeys).toMatchObject({ ProjectedCSTypeGeoKey: tile?.epsg });
    expect(pixel).toBe(10);
    if (!tile) throw new Error("The sample has no tiles.");
    const [column, row] = [(tile.left - west) / 10 + COLUMN, (north - tile.top) / 10 + ROW];
    const { samples } = await file.readBlock({ level: 0, column: 0, row: 0 }, [0], signal);
    const day = SEASON.findIndex(({ date }) => date === DATE);
    const truth = pixelAt(tile, COLUMN, ROW, 10, day);
    expect(samples[0]?.[row * 512 + column]).toBeCloseTo((truth?.ndviDn ?? Number.NaN) * 0.004 - 0.08, 6);
    await page.keyboard.press("Escape");
  });

  await test.step("the maximum of a month is the highest of its values, and is in the link", async () => {
    await page.getByRole("tab", { name: "Layer" }).click();
    await page.getByRole("button", { name: /^Composite of several dates/ }).click();
    const dialog = page.getByRole("dialog", { name: "One picture of several dates" });
    await dialog.getByLabel("Jun").check();
    const dates = SEASON.filter(({ date }) => date.startsWith("2025-06")).length;
    await expect(dialog.getByText(`${dates} of 36 dates`)).toBeVisible();
    await dialog.getByRole("button", { name: "Show", exact: true }).click();
    const legend = page.getByRole("region", { name: "Legend", exact: true });
    await expect(legend.getByText(`Maximum of all ${dates} dates`)).toBeVisible();
    await page.mouse.move((384 + 1428) / 2, (68 + 748) / 2);
    const value = page.getByRole("region", { name: "Value under the pointer" });
    await expect(value.locator("strong")).toHaveText(Math.max(...valuesOf("2025-06")).toFixed(3));
    expect(page.url()).toContain("composite=max");
  });
});
