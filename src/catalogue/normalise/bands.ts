import type { AssetBand } from "../types.ts";
import { calibrationOf, isPictureFile, withoutCalibration } from "./calibration.ts";
import { complexBands, isComplexBand } from "./complex.ts";
import { classesOf } from "./classes.ts";
import { flagsOf } from "./flags.ts";
import { compact, listOf, numberOf, objectOf, textOf, type JsonObject } from "./read.ts";
import { statisticsOf } from "./statistics.ts";

/**
 * The bands of a file, whatever the version: `bands` (STAC 1.1, where a band inherits from its
 * asset), `eo:bands` and `raster:bands` (1.0), `eo:bands` as indices into the item's list (0.6–0.9).
 * At least one, even where the item names none.
 */
export function bandsOf(key: string, asset: JsonObject, properties: JsonObject): readonly AssetBand[] {
  const optical = opticalBands(asset["eo:bands"], properties["eo:bands"]);
  const raster = listOf(asset["raster:bands"]).map((item) => objectOf(item) ?? {});
  const modern = listOf(asset["bands"]).map((item) => objectOf(item) ?? {});
  const count = Math.max(1, modern.length, optical.length, raster.length);
  const calibrated = calibrationOf(properties);
  const fileName = count === 1 ? bandInFileName(key) : undefined;
  const bands = Array.from({ length: count }, (_, index) => {
    // openEO names its bands in `raster:bands` alone.
    const named = [modern[index], optical[index], raster[index], fileName];
    // What is written closest to the band wins.
    const said = [modern[index], raster[index], optical[index], asset];
    const band = bandOf(said, named, modern[index] ?? raster[index]);
    return isPictureFile(key, asset, band.dataType) ? withoutCalibration(band) : calibrated(band);
  });
  return bands.some(isComplexBand) ? complexBands(bands) : bands;
}

/**
 * Terrascope's older items call their assets by the names of the files, which differ from scene to
 * scene: "S2B_20200605T103629_31UFS_TOC-B04_10M_V200.tif" is B04.
 */
function bandInFileName(key: string): JsonObject | undefined {
  const name = /[_-]([A-Z0-9]+)_\d+M(?:_V\d+)?\.tiff?$/i.exec(key)?.[1];
  return name === undefined ? undefined : { name };
}

function opticalBands(own: unknown, common: unknown): readonly JsonObject[] {
  const shared = listOf(common).map((item) => objectOf(item) ?? {});
  return listOf(own).map((item) =>
    typeof item === "number" ? (shared[item] ?? {}) : (objectOf(item) ?? {}),
  );
}

function bandOf(
  said: readonly (JsonObject | undefined)[],
  named: readonly (JsonObject | undefined)[],
  closest: JsonObject | undefined,
): AssetBand {
  const dataType = textOf(first(said, "data_type") ?? first(said, "file:data_type"));
  const nodata = nodataOf(first(said, "nodata") ?? listOf(first(said, "file:nodata"))[0]);
  return compact({
    name: textOf(first(named, "name")),
    commonName: textOf(first(named, "eo:common_name") ?? first(named, "common_name")),
    description: textOf(first(named, "description")),
    centreWavelength: positiveOf(first(named, "eo:center_wavelength") ?? first(named, "center_wavelength")),
    dataType,
    nodata,
    scale: factorOf(first(said, "raster:scale")) ?? factorOf(closest?.["scale"]),
    offset: numberOf(first(said, "raster:offset")) ?? numberOf(closest?.["offset"]),
    unit: unitOf(first(said, "unit") ?? first(said, "file:unit")),
    classes: classesOf(first(said, "classification:classes"), first(said, "file:values")),
    flags: flagsOf(first(said, "classification:bitfields")),
    statistics: statisticsOf(said, compact({ dataType, nodata })),
  });
}

/** The first of the objects that has `key` decides. */
function first(said: readonly (JsonObject | undefined)[], key: string): unknown {
  for (const object of said) if (object?.[key] !== undefined) return object[key];
  return undefined;
}

/** STAC writes what JSON has no number for as "nan", "inf" and "-inf". */
function nodataOf(value: unknown): number | undefined {
  const word = typeof value === "string" ? value.trim().toLowerCase() : "";
  if (word === "nan") return Number.NaN;
  if (word === "inf" || word === "+inf") return Number.POSITIVE_INFINITY;
  if (word === "-inf") return Number.NEGATIVE_INFINITY;
  return numberOf(value);
}

/** A scale of nought would make every pixel the same: some catalogues' way to write "none". */
function factorOf(value: unknown): number | undefined {
  const factor = numberOf(value);
  return factor === 0 ? undefined : factor;
}

function positiveOf(value: unknown): number | undefined {
  const number = numberOf(value);
  return number !== undefined && number > 0 ? number : undefined;
}

function unitOf(value: unknown): string | undefined {
  const unit = textOf(value)?.trim();
  return unit === undefined || /^(?:-|none|unitless|1)$/i.test(unit) ? undefined : unit;
}
