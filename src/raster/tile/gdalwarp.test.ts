import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import type { Scene } from "../../catalogue/types.ts";
import { tileAt, tileBounds } from "../../geo/tiles.ts";
import type { LonLat } from "../../geo/types.ts";
import type { Resampling } from "./bands.ts";
import { ByteCache } from "./byte-cache.ts";
import { calculationOf } from "./calculation.ts";
import { LocalBands } from "./local-bands.ts";
import { openLocalFile } from "./testing/local-series.ts";
import { tileValues } from "./tile-values.ts";

const hasGdal = spawnSync("gdalwarp", ["--version"]).status === 0;
const folder = mkdtempSync(join(tmpdir(), "gdalwarp-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const edge = 256;
const nodata = 0;

/** Smooth fields with an edge of "no data" cut through them, 0 to 255 so that grey levels count. */
function writeSource(name: string, width: number, height: number, options: readonly string[]): string {
  const samples = new Uint16Array(width * height);
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const value =
        128 + 80 * Math.sin(column / 23) * Math.cos(row / 31) + 40 * Math.sin((column + 2 * row) / 301);
      samples[row * width + column] = column + row < width / 3 ? nodata : Math.round(value);
    }
  }
  const raw = join(folder, `${name}.raw`);
  writeFileSync(raw, samples);
  writeFileSync(
    join(folder, `${name}.hdr`),
    `ENVI\nsamples = ${width}\nlines = ${height}\nbands = 1\ndata type = 12\ninterleave = bsq\nbyte order = 0\n`,
  );
  const target = join(folder, `${name}.tif`);
  const cog = "-q -of COG -co BLOCKSIZE=256 -co OVERVIEW_RESAMPLING=AVERAGE -co OVERVIEW_COUNT=3".split(" ");
  execFileSync("gdal_translate", [...cog, "-a_nodata", String(nodata), ...options, raw, target]);
  return target;
}

function gdalTile(source: string, point: LonLat, zoom: number, method = "near"): Uint16Array {
  const bounds = tileBounds(tileAt(point, zoom));
  const target = join(folder, "warped.raw");
  const extent = ["-te", ...bounds.map(String), "-ts", String(edge), String(edge)];
  const exactly = `-q -overwrite -of ENVI -t_srs EPSG:3857 -r ${method} -et 0 -ovr AUTO`.split(" ");
  execFileSync("gdalwarp", [...exactly, ...extent, source, target]);
  const bytes = readFileSync(target);
  return new Uint16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

async function ourTile(
  source: string,
  point: LonLat,
  zoom: number,
  resampling: Resampling = "nearest",
): Promise<Float32Array> {
  const scene: Scene = {
    id: "scene",
    catalogue: "test",
    collection: "test",
    datetime: "2025-01-01T00:00:00Z",
    bbox: [-180, -90, 180, 90],
    footprint: { type: "Polygon", coordinates: [] },
    assets: {
      B: {
        key: "B",
        href: pathToFileURL(source).href,
        roles: ["data"],
        bands: [{}],
        projection: {},
        protected: false,
      },
    },
    synthetic: true,
  };
  const calculation = calculationOf({
    kind: "expression",
    title: "B",
    expression: "B",
    mask: null,
    rescale: [0, 1],
    colormap: "greys",
    reversed: false,
  });
  const tile = tileAt(point, zoom);
  const bands = new LocalBands(new ByteCache(64e6), openLocalFile);
  const frame = { bounds: tileBounds(tile), size: edge, key: "frame", resampling };
  const { signal } = new AbortController();
  const { planes } = await tileValues([scene], calculation, tile, frame, bands, signal);
  return planes?.[0] ?? new Float32Array(edge * edge).fill(Number.NaN);
}

interface Comparison {
  /** Share of pixels valid in both that are within two grey levels. */
  readonly within: number;
  readonly nodataMismatches: number;
  readonly valid: number;
}

function compare(ours: Float32Array, theirs: Uint16Array): Comparison {
  let [valid, close, mismatches] = [0, 0, 0];
  for (const [index, value] of ours.entries()) {
    const reference = theirs[index] ?? nodata;
    if (Number.isNaN(value) !== (reference === nodata)) mismatches += 1;
    else if (reference !== nodata) {
      valid += 1;
      if (Math.abs(value - reference) <= 2) close += 1;
    }
  }
  return { within: close / Math.max(valid, 1), nodataMismatches: mismatches, valid };
}

/** Edge length of pixels on the ground is about the tile's at zoom 13 and 51 degrees north. */
const utm = ["-a_srs", "EPSG:32631", "-a_ullr", "640000", "5690000", "660480", "5669520"];

describe.skipIf(!hasGdal)("tiles agree with gdalwarp", () => {
  it.each([14, 13])("at native zoom and closer (%i): the same stored pixels", async (zoom) => {
    const source = writeSource("utm", 2048, 2048, utm);
    const point: LonLat = [5.12, 51.28];
    const { within, nodataMismatches, valid } = compare(
      await ourTile(source, point, zoom),
      gdalTile(source, point, zoom),
    );
    expect(valid).toBeGreaterThan(10_000);
    expect(within).toBeGreaterThanOrEqual(0.999);
    expect(nodataMismatches).toBe(0);
  });

  it.each([12, 11, 10, 9])("from the overview it would choose (zoom %i)", async (zoom) => {
    const source = writeSource("utm", 2048, 2048, utm);
    const point: LonLat = [5.15, 51.25];
    const { within, nodataMismatches, valid } = compare(
      await ourTile(source, point, zoom),
      gdalTile(source, point, zoom),
    );
    expect(valid).toBeGreaterThan(300);
    expect(within).toBeGreaterThanOrEqual(0.99);
    expect(nodataMismatches).toBe(0);
  });

  it.each([
    ["geographic", ["-a_srs", "EPSG:4326", "-a_ullr", "5", "52", "6", "51"], [5.6, 51.4], 11],
    [
      "Web Mercator",
      ["-a_srs", "EPSG:3857", "-a_ullr", "556597", "6800125", "595733", "6760990"],
      [5.2, 51.88],
      12,
    ],
    [
      "Lambert azimuthal",
      ["-a_srs", "EPSG:3035", "-a_ullr", "4000000", "3200000", "4020480", "3179520"],
      [5.6, 51.8],
      13,
    ],
    [
      "polar stereographic",
      ["-a_srs", "EPSG:3413", "-a_ullr", "-200000", "-1000000", "200000", "-1400000"],
      [-45, 79],
      9,
    ],
    [
      "south-up",
      ["-a_srs", "EPSG:32631", "-a_ullr", "640000", "5669520", "660480", "5690000"],
      [5.12, 51.25],
      13,
    ],
  ] as const)("in other systems: %s", async (name, options, point, zoom) => {
    const source = writeSource(name.replaceAll(" ", "-"), 1024, 1024, options);
    const { within, nodataMismatches, valid } = compare(
      await ourTile(source, point, zoom),
      gdalTile(source, point, zoom),
    );
    expect(valid).toBeGreaterThan(5000);
    expect(within).toBeGreaterThanOrEqual(0.98);
    expect(nodataMismatches).toBe(0);
  });
});
