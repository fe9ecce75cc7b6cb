import { readFile } from "node:fs/promises";
import proj4 from "proj4";
import { SEASON } from "../../demo/sample/season.ts";
import { TILES, zoneDefinition } from "../../demo/sample/tiles.ts";
import { pixelAt } from "../../demo/sample/truth.ts";
import { answering } from "../support/faults.ts";
import { expect, test, type Page } from "../support/fixtures.ts";
import { waitForSlice } from "../support/slices.ts";
import { expectSound } from "../support/sound.ts";

test.use({ viewport: { width: 1440, height: 900 } });

const tile = TILES.find(({ letter }) => letter === "B") ?? TILES[0];
/** A pixel of 10 m, and the pixel of 20 m that its centre lies in. */
const [COLUMN, ROW] = [480, 512];
const FAILING = "2025-06-12";
/** Classes that the sample's mask hides. */
const HIDDEN = new Set([0, 3, 8, 9, 10]);

/** A piece of the map beside the marked pixel, clear of all cards. */
const MIDDLE_OF_FIELDS = { x: 480, y: 460, width: 120, height: 80 } as const;

interface ShownDot {
  readonly day: string;
  readonly value: number;
}

function centreOfPixel(): readonly [lon: number, lat: number] {
  if (!tile) throw new Error("The sample has no tiles.");
  const at = [tile.left + COLUMN * 10 + 5, tile.top - ROW * 10 - 5];
  const [lon = 0, lat = 0] = proj4(zoneDefinition(tile.epsg)).inverse(at);
  return [lon, lat];
}

/** NDVI of the pixel by the generator's formula, on every date on which no mask hides it. */
function formula(): readonly ShownDot[] {
  return SEASON.flatMap(({ date }, day) => {
    if (!tile) return [];
    const fine = pixelAt(tile, COLUMN, ROW, 10, day);
    const coarse = pixelAt(tile, Math.floor(COLUMN / 2), Math.floor(ROW / 2), 20, day);
    if (!fine || !coarse || HIDDEN.has(coarse.scl)) return [];
    return [{ day: date, value: fine.ndviDn * 0.004 - 0.08 }];
  });
}

/** The dots of the first place. */
function shownDots(page: Page): Promise<readonly ShownDot[]> {
  return page.locator("svg[data-chart] circle[data-place='1']").evaluateAll((dots) =>
    dots.map((dot) => ({
      day: dot.getAttribute("data-day") ?? "",
      value: Number(dot.getAttribute("data-value")),
    })),
  );
}

function expectSame(shown: readonly ShownDot[], truth: readonly ShownDot[]): void {
  expect(shown.map(({ day }) => day)).toEqual(truth.map(({ day }) => day));
  for (const [index, { value }] of truth.entries()) expect(shown[index]?.value).toBeCloseTo(value, 9);
}

async function dropFields(page: Page): Promise<void> {
  const text = await readFile("public/sample-fields.geojson", "utf8");
  const dataTransfer = await page.evaluateHandle((content) => {
    const data = new DataTransfer();
    data.items.add(new File([content], "fields.geojson", { type: "application/geo+json" }));
    return data;
  }, text);
  await page.dispatchEvent("body", "drop", { dataTransfer });
}

test("a click on the map becomes a curve, a file a table, and a link the same numbers elsewhere", async ({
  page,
  serve,
  browser,
  watch,
}) => {
  test.slow();
  watch.allow(/500/);
  let failing = true;
  /** Requests that get no answer, and how many of them the page has given up. */
  let holding = false;
  const held = { asked: 0, dropped: 0 };
  /** Requests for files of any kind. */
  let files = 0;
  const broken = answering(/SAMPLE_20250612_31UGS_NDVI\.tif/, 500, "text/plain", "broken");
  const server = await serve({
    intercept: (request, response) => {
      const isFile = request.url?.includes("/open/assets/") === true;
      if (isFile) files += 1;
      if (!holding || !isFile) return failing && broken(request, response);
      held.asked += 1;
      response.on("close", () => (held.dropped += 1));
      return true;
    },
  });
  const [lon, lat] = centreOfPixel();
  await page.goto(`${server.origin}/#map=14/${lat}/${lon}&catalogue=sample&slice=2025-06-20`);
  await waitForSlice(page, { slice: "2025-06-20" });
  const panel = page.getByRole("complementary", { name: "Measure" });
  const truth = formula();
  expect(truth.length).toBeGreaterThan(15);

  await test.step("one date answers 500: it is marked, and the rest is the formula's", async () => {
    await page.getByRole("button", { name: "Measure places through time" }).click();
    // The middle of what was seen before the panel opened; opening it leaves the map where it is.
    await page.mouse.click((384 + 1428) / 2, (68 + 748) / 2);
    await expect(panel.getByText("36 of 36 read")).toBeVisible();
    expectSame(
      await shownDots(page),
      truth.filter(({ day }) => day !== FAILING),
    );
    await expect(panel.locator(`path[data-failed][data-day="${FAILING}"]`)).toBeAttached();
  });

  await test.step("read again, that date is there, too", async () => {
    failing = false;
    await panel.getByRole("button", { name: "Try again: 12 Jun 2025" }).click();
    await expect.poll(async () => (await shownDots(page)).length).toBe(truth.length);
    expectSame(await shownDots(page), truth);
  });

  await test.step("a click on a dot shows its date, and so does the keyboard", async () => {
    const dot = panel.locator("circle[data-day='2025-04-03']");
    const box = await dot.boundingBox();
    if (!box) throw new Error("The dot is not drawn.");
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await waitForSlice(page, { slice: "2025-04-03" });
    const field = panel.getByRole("slider", { name: /^NDVI through time/ });
    await field.press("ArrowRight");
    await expect(field).toHaveAttribute("aria-valuetext", "8 Apr 2025");
    await expect(page.getByRole("status").filter({ hasText: /^Place 1, 8 Apr 2025: / })).toBeAttached();
    await field.press("Enter");
    await waitForSlice(page, { slice: "2025-04-08" });
  });

  await test.step("a range of the histogram stands out on the map, and no file is read for it", async () => {
    const from = page.getByRole("slider", { name: "Highlight values from" });
    await expect(from).toBeAttached();
    // What is fetched ahead has come.
    let before = -1;
    await expect
      .poll(
        () => {
          const isQuiet = before === files;
          before = files;
          return isQuiet;
        },
        { intervals: [800] },
      )
      .toBe(true);
    const picture = async () => (await page.screenshot({ clip: MIDDLE_OF_FIELDS })).toString("base64");
    const plain = await picture();
    await from.fill("48");
    await expect(from).toHaveAttribute("aria-valuetext", /of the values highlighted$/);
    await expect.poll(picture).not.toBe(plain);
    await from.press("Escape");
    await expect.poll(picture).toBe(plain);
    expect(files).toBe(before);
  });

  await test.step("the arrow keys on the map read out value, date and scene", async () => {
    await page.locator("canvas.maplibregl-canvas").focus();
    await page.keyboard.press("ArrowRight");
    const spoken = page.getByRole("status").filter({ hasText: /^0\.\d{3}, 8 Apr 2025.*SAMPLE_20250408_/ });
    await expect(spoken).toBeAttached();
  });

  await test.step("a corner is dragged, a place removed, and both are undone", async () => {
    const [dx, dy] = [0.004, 0.002];
    const corners = [
      [lon - dx, lat + dy],
      [lon + dx, lat + dy],
      [lon + dx, lat - dy],
      [lon - dx, lat - dy],
      [lon - dx, lat + dy],
    ];
    await panel.getByRole("button", { name: "Paste or open a file…" }).click();
    const dialog = page.getByRole("dialog", { name: "Add places" });
    await dialog.getByRole("textbox").fill(`POLYGON ((${corners.map((each) => each.join(" ")).join(", ")}))`);
    await dialog.getByRole("button", { name: "Add", exact: true }).click();
    await expect(panel.getByText("72 of 72 read")).toBeVisible();
    await panel.getByRole("button", { name: "Drag the corners of Place 2" }).click();
    // CSS pixels per degree at zoom 14 with tiles of 512.
    const scale = (512 * 2 ** 14) / 360;
    const left = (384 + 1428) / 2 - dx * scale;
    const top = (68 + 748) / 2 - (dy * scale) / Math.cos((lat * Math.PI) / 180);
    await page.mouse.move(left, top);
    await page.mouse.down();
    await page.mouse.move(left - 20, top - 20, { steps: 4 });
    await page.mouse.up();
    await expect(panel.getByText("Place 2 has another outline.")).toBeVisible();
    // On a slow machine the end of the drag may come after the press, and is undone by the next one.
    const undo = panel.getByRole("button", { name: "Undo" });
    await expect(async () => {
      if (await undo.isVisible()) await undo.click({ timeout: 5_000 });
      await expect(panel.getByText("Place 2 has another outline.")).toBeHidden({ timeout: 5_000 });
    }).toPass({ timeout: 60_000 });
    await panel.getByRole("button", { name: "Remove Place 2" }).click();
    await panel.getByRole("button", { name: "Undo" }).click();
    await expect(panel.getByRole("textbox", { name: "Name of Place 2" })).toBeVisible();
    await panel.getByRole("button", { name: "Remove Place 2" }).click();
    await expect(panel.getByText("36 of 36 read")).toBeVisible();
  });

  const second = panel.getByRole("combobox", { name: "Beside it, on the right axis" });
  await test.step("a second quantity has diamonds on an axis of its own", async () => {
    await panel.locator("summary").filter({ hasText: "Mean" }).click();
    await second.selectOption("B04");
    const diamonds = panel.locator("svg[data-chart] path[data-place='1'][data-value]");
    await expect(diamonds).toHaveCount(truth.length);
    await expect(panel.locator("[data-axis='right']")).toBeAttached();
    await expect(page).toHaveURL(/&second=B04/);
  });

  await test.step("its link shows the same curve elsewhere, and the years before it", async () => {
    const elsewhere = await browser.newContext({ viewport: page.viewportSize() });
    const other = await elsewhere.newPage();
    await other.goto(page.url());
    await expect.poll(async () => (await shownDots(other)).length).toBe(truth.length);
    expectSame(await shownDots(other), truth);
    await expect(other.locator("[data-axis='right']")).toBeAttached();
    // Five years before the search are found and read; they are in the same collection.
    await other.getByRole("tab", { name: "Years" }).click();
    await expect(other.getByText("Normal 2020–2024", { exact: false })).toBeVisible();
    await other.setViewportSize({ width: 390, height: 844 });
    await expectSound(other);
    await elsewhere.close();
    await second.selectOption("None");
  });

  await test.step("a dropped file becomes a table, which can be stopped and goes on", async () => {
    holding = true;
    await dropFields(page);
    const rows = panel.getByRole("row");
    await expect(rows).toHaveCount(1 + 1 + 11);
    // What is expected to take long is asked about first, and how long depends on the machine.
    const read = panel.getByRole("button", { name: "Read", exact: true });
    const stop = panel.getByRole("button", { name: "Stop", exact: true });
    await expect(read.or(stop)).toBeVisible();
    if (await read.isVisible()) await read.click();
    await expect.poll(() => held.asked).toBeGreaterThan(0);
    await stop.click();
    await expect(panel.getByText(/^Stopped: /)).toBeVisible();
    await expect.poll(() => held.dropped).toBe(held.asked);
    holding = false;
    await panel.getByRole("button", { name: "Go on" }).click();
    await expect(panel.getByText("432 of 432 read")).toBeVisible();
    await expect(panel.getByRole("row", { name: /Field 5, potato/ })).toContainText(/0\.\d{3}/);
    const naming = panel.getByRole("combobox", { name: "11 places named by" });
    await naming.selectOption("crop");
    await expect(panel.getByRole("row", { name: /^potato/ })).toBeVisible();
    await naming.selectOption("name");
    await panel.getByRole("button", { name: "Last value" }).click();
    await expect(rows.nth(1)).not.toContainText("Field 1, winter wheat");
  });

  await test.step("axe finds nothing, light or dark, on a laptop or a phone", async () => {
    await expectSound(page);
    await panel.getByRole("tab", { name: "Season" }).click();
    await page.emulateMedia({ colorScheme: "dark" });
    await expectSound(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await expect(panel.getByRole("slider", { name: /^NDVI through time/ })).toBeVisible();
    await expectSound(page);
  });
});
