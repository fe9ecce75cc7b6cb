import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import proj4 from "proj4";
import { objectOf, objectsOf } from "../../src/catalogue/normalise/read.ts";
import { expect, test, type Page } from "../support/fixtures.ts";
import { PICTURE, SOIL } from "../support/generated-cog.ts";
import { colourAt } from "../support/pixels.ts";
import { EARTH_SEARCH, PLANETARY_COMPUTER, TERRASCOPE } from "../support/preset-items.ts";
import { groundOf, servePresets, type PresetItem, type PresetService } from "../support/preset-services.ts";
import { shownSlices, waitForSlice } from "../support/slices.ts";

test.use({ viewport: { width: 1440, height: 900 } });

type Json = Readonly<Record<string, unknown>>;

const DATA = process.env["REVISIT_DATA"] ?? "";
const config = JSON.parse(
  readFileSync(new URL("../../public/config.json", import.meta.url), "utf8"),
) as Readonly<Record<"catalogues" | "providers", readonly Json[]>>;
const presets = config.catalogues.filter(({ synthetic }) => synthetic !== true);
const urlOf = (id: string): string => String(presets.find((each) => each["id"] === id)?.["url"]);

const services: readonly PresetService[] = [
  { url: urlOf("terrascope"), items: [TERRASCOPE], offset: 0 },
  { url: urlOf("earth-search"), items: [EARTH_SEARCH], offset: 0 },
  { url: urlOf("planetary-computer"), items: [PLANETARY_COMPUTER], offset: 1000 },
];

/** The configuration that comes with the build, without the sample, over a ground that needs no network. */
const configuration = {
  ...config,
  catalogues: presets,
  providers: config.providers.filter(({ id }) => id !== "demo"),
  basemaps: [{ id: "offline", title: "Outlines", kind: "offline" }],
};

/** What a point shows: its place, and the value and colour there. */
async function readingAt(page: Page, x: number, y: number) {
  await page.mouse.move(x, y);
  await page.mouse.move(x, y + 1);
  const region = page.getByRole("region", { name: "Value under the pointer" });
  await expect(region).toContainText(/DN\s*\d/);
  const text = await region.innerText();
  const [, lat, south, lon, west] = /(\d+\.\d+)° ([NS]), (\d+\.\d+)° ([EW])/.exec(text) ?? [];
  const place = [Number(lon) * (west === "W" ? -1 : 1), Number(lat) * (south === "S" ? -1 : 1)];
  return { text, place: place as [number, number], colour: await colourAt(page, x, y + 1) };
}

/** Whether a place lies in the west and in the north of an asset's file, and how far from the middle, as shares. */
function standing(item: PresetItem, key: string, place: [number, number]) {
  const { code, west, east, south, north } = groundOf(item, key);
  const zone = code % 100;
  const isSouth = Math.floor(code / 100) === 327;
  const utm = `+proj=utm +zone=${zone}${isSouth ? " +south" : ""} +datum=WGS84`;
  const [x, y] = proj4(utm).forward(place);
  return { across: (x - west) / (east - west), down: (north - y) / (north - south) };
}

/** Points of the map that no panel covers. */
const POINTS = [500, 640, 760, 880, 1000, 1100].flatMap((x) => [340, 520].map((y) => [x, y] as const));

/** Every point whose place is clearly on one side has that side's value and colour; both sides are seen. */
async function expectVegetation(page: Page, item: PresetItem, key: string): Promise<void> {
  const seen = new Set<string>();
  for (const [x, y] of POINTS) {
    const { text, place, colour } = await readingAt(page, x, y);
    const { across } = standing(item, key, place);
    if (Math.abs(across - 0.5) < 0.01) continue;
    const side = across < 0.5 ? "plants" : "bare";
    seen.add(side);
    expect(Number(/^−?[\d.]+/.exec(text)?.[0]?.replace("−", "-")), text).toBeCloseTo(SOIL[side].ndvi, 1);
    // RdYlGn: plants are green, bare soil is not.
    const [red, green] = colour;
    expect(
      side === "plants" ? green - red : red - green,
      `${side} at ${place.join()}: ${colour.join()}`,
    ).toBeGreaterThan(30);
  }
  expect([...seen].toSorted()).toEqual(["bare", "plants"]);
}

async function expectPicture(page: Page, item: PresetItem): Promise<void> {
  const seen = new Set<number>();
  for (const [x, y] of POINTS) {
    const { place, colour } = await readingAt(page, x, y);
    const { across, down } = standing(item, "visual", place);
    if (Math.abs(across - 0.5) < 0.01 || Math.abs(down - 0.5) < 0.01) continue;
    const quarter = (down < 0.5 ? 0 : 2) + (across < 0.5 ? 0 : 1);
    seen.add(quarter);
    const worst = Math.max(
      ...(PICTURE[quarter] ?? []).map((value, at) => Math.abs(value - (colour[at] ?? 0))),
    );
    expect(worst, `quarter ${quarter} at ${place.join()}: ${colour.join()}`).toBeLessThan(40);
  }
  expect(seen.size).toBeGreaterThan(1);
}

async function choose(page: Page, title: string): Promise<void> {
  await page
    .getByRole("banner")
    .getByRole("button", { name: /Catalogue/ })
    .click();
  await page.getByRole("option", { name: new RegExp(`^${title}`) }).click();
}

const TRUE_COLOUR = "&red=visual.b1&green=visual.b2&blue=visual.b3&range=0,255";

const messages = (page: Page) => page.getByRole("region", { name: "Messages" });

test("the start of every configured catalogue is a picture at first choice: contrast, colours and place", async ({
  page,
  serve,
  watch,
}) => {
  test.setTimeout(180_000);
  // Collections without queryables, and files that ask for a sign-in before there is one.
  watch.allow(/Failed to load resource/);
  const home = await serve({ configuration });
  const files = await servePresets(page, services);

  await test.step("Earth Search: NDVI, and the true colours beside it", async () => {
    await page.goto(`${home.origin}/#catalogue=earth-search`);
    await waitForSlice(page, { slice: "2025-06-12" });
    await expectVegetation(page, EARTH_SEARCH, "red");
    await expect(messages(page)).not.toContainText(/cannot|not be read|failed/i);
    const before = (await shownSlices(page)).length;
    await page.evaluate(
      (hash) => (location.hash = hash),
      `${new URL(page.url()).hash.replace(/&expression=.*/, "")}${TRUE_COLOUR}`,
    );
    await waitForSlice(page, { after: before });
    await expectPicture(page, EARTH_SEARCH);
  });

  await test.step("Planetary Computer: the same of signed addresses, with the offset of its baseline", async () => {
    const before = (await shownSlices(page)).length;
    await choose(page, "Planetary Computer");
    await waitForSlice(page, { after: before });
    await expectVegetation(page, PLANETARY_COMPUTER, "B04");
    const blobs = files.filter(({ url }) => url.includes("blob.core.windows.net"));
    expect(blobs.length).toBeGreaterThan(0);
    expect(blobs.filter(({ url }) => !url.includes("sig=made-up"))).toEqual([]);
  });

  await test.step("Terrascope: its own NDVI, with the token of a person and nowhere else", async () => {
    await choose(page, "Terrascope");
    await expect(page.getByRole("status").filter({ hasText: "1 date" })).toBeVisible();
    await page.getByRole("banner").getByRole("button", { name: "Sign in" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("User name", { exact: true }).fill("ada");
    await dialog.getByLabel("Password", { exact: true }).fill("a long enough password of ada");
    await dialog.getByRole("button", { name: /^Sign in/ }).click();
    await expect(dialog).toContainText("Signed in");
    await dialog.getByRole("button", { name: "Close" }).click();
    await expect.poll(() => files.some(({ url, token }) => url.includes("terrascope") && token)).toBe(true);
    await expect(page.getByRole("banner").getByRole("button", { name: /ada|Account/i })).toBeVisible();
    await expectVegetation(page, TERRASCOPE, "NDVI");
    expect(files.filter(({ url, token }) => token !== undefined && !url.includes("terrascope.be"))).toEqual(
      [],
    );
  });
});

/** Recorded items, whose files lie far larger than a screen: the map is put where both halves are seen. */
const recorded = [
  { id: "earth-search", file: "earth-search/search_42f3abb22d.json", key: "red", offset: 0 },
  { id: "planetary-computer", file: "planetary-computer/search_476e1ca600.json", key: "B04", offset: 0 },
] as const;

test("recorded items of the configured catalogues are pictures at their places (REVISIT_DATA)", async ({
  page,
  serve,
  watch,
}) => {
  const folder = join(DATA, "stac/recorded");
  test.skip(!existsSync(folder), "REVISIT_DATA names no folder with recorded answers");
  watch.allow(/Failed to load resource/);
  const known = recorded.map(({ id, file, key, offset }) => {
    const answer = objectOf(JSON.parse(readFileSync(join(folder, file), "utf8")));
    const features = objectsOf(objectOf(objectOf(answer?.["response"])?.["json"])?.["features"]);
    const items = features.filter(({ collection }) => collection === "sentinel-2-l2a").slice(0, 1);
    return { id, key, offset, url: urlOf(id), items: items as unknown as readonly PresetItem[] };
  });
  const home = await serve({ configuration });
  await servePresets(page, known);
  await page.goto("about:blank");
  for (const { id, items, key } of known) {
    const [item] = items;
    if (item === undefined) throw new Error(`${id} has no item`);
    const ground = groundOf(item, key);
    const utm = `+proj=utm +zone=${ground.code % 100} +datum=WGS84`;
    const [lon = 0, lat = 0] = proj4(utm).inverse([
      (ground.west + ground.east) / 2,
      (ground.south + ground.north) / 2,
    ]);
    const day = String(item.properties["datetime"]).slice(0, 10);
    await test.step(item.id, async () => {
      const before = page.url().startsWith("http") ? (await shownSlices(page)).length : 0;
      const hash = `#map=9/${lat}/${lon}&catalogue=${id}&collection=sentinel-2-l2a&bbox=${item.bbox.join(",")}&from=${day}&to=${day}`;
      if (before === 0) await page.goto(`${home.origin}/${hash}`);
      else await page.evaluate((next) => (location.hash = next), hash);
      await waitForSlice(page, { after: before });
      await expectVegetation(page, item, key);
    });
  }
});
