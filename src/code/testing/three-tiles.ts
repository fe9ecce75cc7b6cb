import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buildTiff } from "../../geotiff/tiff/testing/build-tiff.ts";

interface Tile {
  readonly id: string;
  readonly epsg: 32631 | 32632;
  readonly left: number;
  readonly top: number;
  /** Of its bounds, rounded outwards (gdaltransform). */
  readonly bbox: readonly [number, number, number, number];
}

/** Two neighbours in UTM 31N, and one in 32N that overlaps the second: 2 × 1 km each, small enough for many programs. */
const TILES: readonly Tile[] = [
  { id: "A", epsg: 32631, left: 705_000, top: 5_677_000, bbox: [5.934, 51.197, 5.964, 51.208] },
  { id: "B", epsg: 32631, left: 707_000, top: 5_677_000, bbox: [5.962, 51.197, 5.993, 51.207] },
  { id: "C", epsg: 32632, left: 289_000, top: 5_677_100, bbox: [5.978, 51.197, 6.01, 51.208] },
];
const COLUMNS = 200;
const ROWS = 100;
const SCALE = 0.0001;
const OFFSET = -0.1;
const CLASSES = [4, 5, 6, 7, 4, 5, 8, 9, 3, 10];

/** A strip over all three; the first tile has no data where it begins. */
export const STRIP = [5.936, 51.2005, 6.008, 51.2035] as const;

/** Writes a folder of STAC items, as `scenesOfFolder` reads it, with bands of 10 m and classes of 20 m. */
export async function writeThreeTiles(folder: string): Promise<void> {
  for (const [seed, tile] of TILES.entries()) {
    const place = join(folder, tile.id);
    await mkdir(place, { recursive: true });
    // Outside of the swath, which ends along a diagonal.
    const isOutside = (column: number, row: number) => seed === 0 && column + row < 100;
    // Odd and even, so that no sum and no comparison hangs on the last digit.
    const red = (column: number, row: number) => 1300 + ((column * 31 + row * 17 + seed) % 97) * 20;
    const infrared = (column: number, row: number) => 1507 + ((column * 13 + row * 29 + seed) % 89) * 60;
    const classOf = (column: number, row: number) =>
      CLASSES[((column >> 2) + (row >> 2) * 3 + seed) % CLASSES.length] ?? 0;
    const within = (value: typeof red) => (column: number, row: number) =>
      isOutside(column, row) ? 0 : value(column, row);
    await writeFile(join(place, "B04.tif"), bandFile(tile, 10, within(red)));
    await writeFile(join(place, "B08.tif"), bandFile(tile, 10, within(infrared)));
    const classes = (column: number, row: number) =>
      isOutside(2 * column, 2 * row) ? 0 : classOf(column, row);
    await writeFile(join(place, "SCL.tif"), bandFile(tile, 20, classes));
    await writeFile(join(place, `${tile.id}.json`), JSON.stringify(itemOf(tile)));
  }
}

function bandFile(
  { epsg, left, top }: Tile,
  metres: 10 | 20,
  value: (column: number, row: number) => number,
) {
  const isClasses = metres === 20;
  const metadata = `<GDALMetadata>
  <Item name="OFFSET" sample="0" role="offset">${OFFSET}</Item>
  <Item name="SCALE" sample="0" role="scale">${SCALE}</Item>
</GDALMetadata>`;
  return buildTiff({
    images: [
      {
        width: (COLUMNS * 10) / metres,
        height: (ROWS * 10) / metres,
        bits: isClasses ? 8 : 16,
        deflate: true,
        value,
        tags: [
          { tag: 33550, type: 12, values: [metres, metres, 0] },
          { tag: 33922, type: 12, values: [0, 0, 0, left, top, 0] },
          { tag: 34735, type: 3, values: [1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, epsg] },
          { tag: 42113, type: 2, values: "0" },
          ...(isClasses ? [] : [{ tag: 42112, type: 2 as const, values: metadata }]),
        ],
      },
    ],
  });
}

function itemOf({ id, epsg, left, top, bbox }: Tile): object {
  const [west, south, east, north] = bbox;
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  const asset = (key: string, metres: number, more: object) => ({
    href: `./${key}.tif`,
    type: "image/tiff; application=geotiff",
    roles: ["data"],
    nodata: 0,
    "proj:shape": [(ROWS * 10) / metres, (COLUMNS * 10) / metres],
    "proj:transform": [metres, 0, left, 0, -metres, top],
    bands: [{ name: key }],
    ...more,
  });
  const scaled = { data_type: "uint16", "raster:scale": SCALE, "raster:offset": OFFSET };
  return {
    type: "Feature",
    stac_version: "1.1.0",
    id,
    collection: "three-tiles",
    bbox,
    geometry: { type: "Polygon", coordinates: [ring] },
    properties: { datetime: "2025-06-12T10:46:23Z", "proj:code": `EPSG:${epsg}` },
    links: [],
    assets: {
      B04: asset("B04", 10, scaled),
      B08: asset("B08", 10, scaled),
      SCL: asset("SCL", 20, { data_type: "uint8" }),
    },
  };
}
