import { frameBBox } from "../raster/warp/frame-bbox.ts";
import { pixelGridOf, type PixelGrid } from "../raster/warp/pixel-grid.ts";
import type { RangeSource } from "../geotiff/source/types.ts";
import { openRasterFile } from "../geotiff/tiff/open.ts";
import type { RasterFile } from "../geotiff/tiff/types.ts";
import { isAbort, type Problem, ProblemError, problemOf } from "../problem/problem.ts";
import { dateOfName, dateOfTag } from "./date-of-name.ts";
import { namesOf, type NamedFile } from "./item-names.ts";
import { PARALLEL_FILES } from "./limits.ts";

/** A GeoTIFF that no item describes. */
export interface LooseFile {
  readonly name: string;
  /** Where an item says that it is; relative where it lies beside the item. */
  readonly href: string;
  readonly source: RangeSource;
  /** When it was last changed, milliseconds since the epoch, where this is known before it is read. */
  readonly modified?: number | undefined;
}

export interface MadeItems {
  /** STAC 1.1 items. */
  readonly items: readonly object[];
  readonly problems: readonly Problem[];
}

interface Described extends NamedFile {
  readonly file: LooseFile;
  readonly raster: RasterFile;
  readonly grid: PixelGrid;
  readonly dated: DateOrigin;
}

/** Where the date of an item is from: the file's name or tag, its last change, or, where nothing is known, today. */
type DateOrigin = "file" | "change" | "today";

export interface ItemOptions {
  readonly signal: AbortSignal;
  /** Told how many of the files have been opened. */
  readonly onProgress: (done: number) => void;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/**
 * Items for files that have none: where they lie by their own georeference, when by their name or their tag. Files of
 * one date and tile, such as the bands of a scene, become one item.
 * @throws AbortError
 */
export async function itemsOfGeoTiffs(files: readonly LooseFile[], options: ItemOptions): Promise<MadeItems> {
  const described: Described[] = [];
  const problems: Problem[] = [];
  for (let start = 0; start < files.length; start += PARALLEL_FILES) {
    const some = files.slice(start, start + PARALLEL_FILES);
    const answers = await Promise.all(some.map((file) => describe(file, options)));
    for (const answer of answers) {
      if ("message" in answer) problems.push(answer);
      else described.push(answer);
    }
    options.onProgress(Math.min(files.length, start + PARALLEL_FILES));
  }
  for (const origin of ["change", "today"] as const) {
    const undated = described.filter(({ dated }) => dated === origin);
    if (undated.length > 0) problems.push(undatedProblem(undated, origin));
  }
  const named = namesOf(described);
  const items = [...named].map(([id, assets]) => itemOf(id, assets));
  return { items, problems };
}

async function describe(file: LooseFile, { signal, now }: ItemOptions): Promise<Described | Problem> {
  const { name, source } = file;
  try {
    const raster = await openRasterFile(source, { signal });
    const grid = await pixelGridOf(raster, {}, name);
    const bbox = frameBBox(grid);
    if (bbox === null)
      throw new ProblemError({ kind: "crs", message: `${name} lies around a pole, or everywhere.` });
    const stem = name.replace(/\.tiff?$/i, "");
    const ofName = dateOfName(stem);
    const known = ofName?.datetime ?? dateOfTag(raster.dateTime);
    const changed = file.modified ?? source.lastModified;
    const datetime = known ?? new Date(changed ?? now()).toISOString();
    const undated = changed === undefined ? "today" : "change";
    const dated = known === undefined ? undated : "file";
    return { file, raster, grid, bbox, datetime, dated, rest: ofName?.rest ?? stem };
  } catch (error) {
    if (isAbort(error)) throw error;
    const problem = problemOf(error);
    return {
      ...problem,
      message: problem.message.includes(name) ? problem.message : `${name}: ${problem.message}`,
    };
  }
}

function itemOf(id: string, members: ReadonlyMap<string, Described>): object {
  const [first] = members.values();
  if (first === undefined) throw new Error("an item without files");
  const boxes = [...members.values()].map(({ bbox }) => bbox);
  const edge = (index: number) => (index < 2 ? Math.min : Math.max)(...boxes.map((box) => box[index] ?? 0));
  const [west, south, east, north] = [edge(0), edge(1), edge(2), edge(3)];
  const corners = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return {
    type: "Feature",
    stac_version: "1.1.0",
    id,
    bbox: [west, south, east, north],
    geometry: { type: "Polygon", coordinates: [corners] },
    properties: { datetime: first.datetime },
    links: [],
    assets: Object.fromEntries([...members].map(([key, member]) => [key, assetOf(key, member)])),
  };
}

function assetOf(key: string, { file, raster }: Described): object {
  const bands = raster.bands.filter(({ role }) => role !== "alpha");
  return {
    href: file.href,
    title: file.name,
    type: "image/tiff; application=geotiff",
    roles: ["data"],
    // Undefined is left out of JSON.
    bands: bands.map(({ description, dataType, unit }, index) => ({
      name: description ?? (bands.length === 1 ? key : `b${index + 1}`),
      data_type: dataType,
      unit,
    })),
  };
}

function undatedProblem(undated: readonly Described[], origin: "change" | "today"): Problem {
  const [first] = undated;
  const isOne = undated.length === 1;
  const names = `${first?.file.name}${isOne ? "" : ` and ${undated.length - 1} more`}`;
  const [say, stand, was] = isOne ? ["says", "it stands", "it was"] : ["say", "they stand", "they were"];
  const message =
    origin === "change"
      ? `${names} ${say} no date: ${stand} at the day ${was} last changed.`
      : `${names} ${say} no date, and nothing tells when ${was} last changed: ${stand} at today's.`;
  return {
    kind: "format",
    message,
    advice: "A date in the name of a file, such as 2025-06-01, puts it in its place.",
  };
}
