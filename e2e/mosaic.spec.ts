import proj4 from "proj4";
import { SEASON } from "../demo/sample/season.ts";
import { reflectanceAt } from "../demo/sample/truth.ts";
import { expect, test } from "./support/fixtures.ts";
import { colourAt } from "./support/pixels.ts";
import { waitForSlice } from "./support/slices.ts";

const utm31 = "+proj=utm +zone=31 +datum=WGS84 +units=m +no_defs";
const day = "2025-06-12";

/** ColorBrewer's RdYlGn with 11 classes, https://colorbrewer2.org. */
const rdylgn = [
  [165, 0, 38],
  [215, 48, 39],
  [244, 109, 67],
  [253, 174, 97],
  [254, 224, 139],
  [255, 255, 191],
  [217, 239, 139],
  [166, 217, 106],
  [102, 189, 99],
  [26, 152, 80],
  [0, 104, 55],
] as const;

/** The colour of a value between −0.08 and 0.92, straight from the published classes. */
function expectedColour(value: number): number[] {
  const position = Math.max(0, Math.min(1, value + 0.08)) * (rdylgn.length - 1);
  const index = Math.min(rdylgn.length - 2, Math.floor(position));
  const [low, high] = [rdylgn[index] ?? rdylgn[0], rdylgn[index + 1] ?? rdylgn[0]];
  return low.map((channel, at) => channel + ((high[at] ?? 0) - channel) * (position - index));
}

// The points whose colours are looked at lie in this window.
test.use({ viewport: { width: 1440, height: 900 } });

test("values and colours follow the formula on both sides of the tile seam and of the UTM border", async ({
  page,
  demo,
}) => {
  // The camera looks at the meeting of all three tiles; 10 m are about 7 pixels of the screen.
  const search = "catalogue=sample&collection=sample-season&bbox=5.72,51.15,6.13,51.25&from=2025-01-01";
  await page.goto(`${demo.origin}/#map=15/51.2/5.9985&${search}&slice=${day}`);
  await waitForSlice(page, { slice: day });
  const index = SEASON.findIndex((acquisition) => acquisition.date === day);
  const reading = page.getByRole("region", { name: "Value under the pointer" });

  let compared = 0;
  for (let x = 420; x <= 1080; x += 44) {
    await page.mouse.move(x, 430);
    await page.mouse.move(x, 431);
    await expect(reading).toContainText(/DN\s*\d/);
    const text = await reading.innerText();
    const { lon, lat, dn } = readingOf(text);
    const [x31, y31] = proj4(utm31).forward([lon, lat]) as [number, number];
    const near = neighbours(x31, y31).map(([nx, ny]) => reflectanceAt(nx, ny, index).ndviDn);
    expect(near, `DN at ${lon}, ${lat}`).toContain(dn);
    const colour = await colourAt(page, x, 431);
    const close = near.some((candidate) => distance(colour, expectedColour(candidate * 0.004 - 0.08)) <= 12);
    expect(close, `colour ${colour.join()} at ${lon}, ${lat} with DN ${near.join(" or ")}`).toBe(true);
    compared += 1;
  }
  expect(compared).toBe(16);
});

function readingOf(text: string): { lon: number; lat: number; dn: number } {
  const dn = /DN\s*(\d+)/.exec(text)?.[1];
  const place = /(\d+\.\d+)° N, (\d+\.\d+)° E/.exec(text);
  return { lon: Number(place?.[2]), lat: Number(place?.[1]), dn: Number(dn) };
}

/** Centres of the pixel and of its neighbours: the place is shown rounded. */
function neighbours(x: number, y: number): [number, number][] {
  const steps = [0, -10, 10];
  const centre = (value: number) => Math.floor(value / 10) * 10 + 5;
  return steps.flatMap((dx) => steps.map((dy): [number, number] => [centre(x) + dx, centre(y) + dy]));
}

function distance(a: readonly number[], b: readonly number[]): number {
  return Math.max(...a.map((channel, at) => Math.abs(channel - (b[at] ?? 0))));
}
