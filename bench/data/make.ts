import { existsSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Band } from "../../demo/sample/cog/block.ts";
import { type CogDescription, writeCog } from "../../demo/sample/cog/writer.ts";
import { type BandName, landRow, storedNdvi } from "./land.ts";
import { inMercator } from "./mercator.ts";
import { withOverviews } from "./overviews.ts";
import { DATES, LARGE, METRES, type Place, SMALL, partsOf } from "./places.ts";

/** Raised whenever the files change, so that older ones are made again. */
const EDITION = "1";

/**
 * Makes the benchmark's files unless they are there: about 900 MB, a few minutes, once.
 * @returns their folder
 */
export async function ensureData(parent: string, tell: (text: string) => void): Promise<string> {
  const folder = join(parent, EDITION);
  if (existsSync(folder)) return folder;
  tell("making the files, once: this takes some minutes");
  const making = `${folder}.making`;
  await rm(making, { recursive: true, force: true });
  await mkdir(making, { recursive: true });
  await makeDate(making, "large", LARGE, 0, tell);
  for (let date = 0; date < DATES; date += 1) await makeDate(making, `date-${date}`, SMALL, date, tell);
  for (const across of [2, 4]) await makeParts(making, across);
  await rename(making, folder);
  return folder;
}

/** One date of one place: red, near infrared, their NDVI, and that in EPSG:3857. */
async function makeDate(
  folder: string,
  name: string,
  place: Place,
  date: number,
  tell: (text: string) => void,
): Promise<void> {
  const write = async (kind: string, band: Band, description: Partial<CogDescription>): Promise<void> => {
    tell(`making ${name}-${kind}.tif`);
    const cog = writeCog({ ...describeBand(kind, band, place), ...description });
    await writeFile(join(folder, `${name}-${kind}.tif`), cog);
  };
  for (const kind of ["red", "nir"] as const) await write(kind, reflectance(kind, place, date), {});
  const ndvi = index(place, date);
  const byte = { nodata: 255, scale: 0.004, offset: -0.08 };
  await write("ndvi", ndvi, byte);
  const { band, ...grid } = inMercator(ndvi, place);
  // What the documentation of maplibre-cog-protocol recommends: EPSG:3857, blocks of 256 pixels.
  await write("ndvi-3857", band, { ...byte, ...grid, epsg: 3857, blockSize: 256 });
}

/** The first date in parts, for slices of several scenes. */
async function makeParts(folder: string, across: number): Promise<void> {
  for (const [index, part] of partsOf(SMALL, across).entries()) {
    for (const kind of ["red", "nir"] as const) {
      const cog = writeCog(describeBand(kind, reflectance(kind, part, 0), part));
      await writeFile(join(folder, `part-${across ** 2}-${index}-${kind}.tif`), cog);
    }
  }
}

function describeBand(description: string, band: Band, { left, top }: Place): CogDescription {
  return {
    levels: withOverviews(band),
    nodata: 0,
    scale: 0.0001,
    offset: 0,
    description,
    smooth: true,
    epsg: 32631,
    left,
    top,
    metres: METRES,
  };
}

function reflectance(kind: BandName, place: Place, date: number): Band {
  const values = new Uint16Array(place.size ** 2);
  for (let row = 0; row < place.size; row += 1) values.set(landRow(kind, place, date, row), row * place.size);
  return { width: place.size, height: place.size, values };
}

function index(place: Place, date: number): Band {
  const values = new Uint8Array(place.size ** 2);
  for (let row = 0; row < place.size; row += 1) {
    const red = landRow("red", place, date, row);
    const nir = landRow("nir", place, date, row);
    for (let column = 0; column < place.size; column += 1) {
      values[row * place.size + column] = storedNdvi(red[column] ?? 0, nir[column] ?? 0);
    }
  }
  return { width: place.size, height: place.size, values };
}
