import type { AssetBand } from "../types.ts";
import { calibrationOf } from "./calibration.ts";
import { classesOf } from "./classes.ts";
import { compact, listOf, numberOf, objectOf, textOf, type JsonObject } from "./read.ts";

/**
 * The bands of a file, whatever the version: `bands` (STAC 1.1, where a band inherits from its
 * asset), `eo:bands` and `raster:bands` (1.0), `eo:bands` as indices into the item's list (0.6–0.9).
 * At least one, even where the item names none.
 */
export function bandsOf(asset: JsonObject, properties: JsonObject): readonly AssetBand[] {
  const optical = opticalBands(asset["eo:bands"], properties["eo:bands"]);
  const raster = listOf(asset["raster:bands"]).map((item) => objectOf(item) ?? {});
  const modern = listOf(asset["bands"]).map((item) => objectOf(item) ?? {});
  const count = Math.max(1, modern.length, optical.length, raster.length);
  const calibrated = calibrationOf(properties);
  return Array.from({ length: count }, (_, index) => {
    // What is written closest to the band wins.
    const said = { ...asset, ...optical[index], ...raster[index], ...modern[index] };
    const named = [modern[index], optical[index]];
    return calibrated(bandOf(said, named, modern[index] ?? raster[index] ?? {}));
  });
}

function opticalBands(own: unknown, common: unknown): readonly JsonObject[] {
  const shared = listOf(common).map((item) => objectOf(item) ?? {});
  return listOf(own).map((item) =>
    typeof item === "number" ? (shared[item] ?? {}) : (objectOf(item) ?? {}),
  );
}

function bandOf(
  said: JsonObject,
  named: readonly (JsonObject | undefined)[],
  closest: JsonObject,
): AssetBand {
  const first = (key: string): string | undefined =>
    named.map((item) => textOf(item?.[key])).find((text) => text !== undefined);
  return compact({
    name: first("name"),
    commonName: first("eo:common_name") ?? first("common_name"),
    description: first("description"),
    dataType: textOf(said["data_type"]) ?? textOf(said["file:data_type"]),
    nodata: nodataOf(said["nodata"] ?? listOf(said["file:nodata"])[0]),
    scale: factorOf(said["raster:scale"]) ?? factorOf(closest["scale"]),
    offset: numberOf(said["raster:offset"]) ?? numberOf(closest["offset"]),
    unit: unitOf(said["unit"] ?? said["file:unit"]),
    classes: classesOf(said),
  });
}

/** STAC writes what JSON has no number for as "nan", "inf" and "-inf". */
function nodataOf(value: unknown): number | undefined {
  const word = typeof value === "string" ? value.trim().toLowerCase() : "";
  if (word === "nan") return Number.NaN;
  if (word === "inf" || word === "+inf") return Number.POSITIVE_INFINITY;
  if (word === "-inf") return Number.NEGATIVE_INFINITY;
  return numberOf(value);
}

/** A scale of nought would make every pixel the same: somebody's way to write "none". */
function factorOf(value: unknown): number | undefined {
  const factor = numberOf(value);
  return factor === 0 ? undefined : factor;
}

function unitOf(value: unknown): string | undefined {
  const unit = textOf(value)?.trim();
  return unit === undefined || /^(?:-|none|unitless|1)$/i.test(unit) ? undefined : unit;
}
