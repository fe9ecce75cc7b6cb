import type { AssetBand } from "../types.ts";
import { numberOf, textOf, textsOf, type JsonObject } from "./read.ts";

/**
 * Scales and offsets that belong to a product and that its items get wrong or leave out. Without
 * them vegetation indices are off by up to 0.2, and nothing shows that they are.
 */
export function calibrationOf(properties: JsonObject): (band: AssetBand) => AssetBand {
  if (properties["earthsearch:boa_offset_applied"] === true) return withoutOffset;
  const baseline = sentinel2Baseline(properties);
  if (baseline !== undefined) return (band) => sentinel2(band, baseline);
  return isLandsatSurface(properties) ? landsat : (band) => band;
}

/** Names that products give their files of brightness. */
const PICTURES = /^(?:visual|tci|preview|overview|thumbnail|rgb|true[-_ ]?colou?r)/i;

/**
 * Whether a file holds brightness from 0 to 255, by its roles, its key and its title. Catalogues name the
 * bands of such a file after the reflectances it was made of, whose scale and offset are not its own: they
 * would turn a picture black.
 */
export function isPictureFile(key: string, asset: JsonObject, dataType: string | undefined): boolean {
  if (dataType !== undefined && dataType !== "uint8") return false;
  const roles = textsOf(asset["roles"]);
  const isNamed = PICTURES.test(key) || /true colou?r/i.test(textOf(asset["title"]) ?? "");
  return isNamed || roles.some((role) => /^(?:visual|overview|thumbnail)$/.test(role));
}

/** Brightness is what the bytes say. */
export function withoutCalibration(band: AssetBand): AssetBand {
  const { scale: _scale, offset: _offset, ...bytes } = band;
  return bytes;
}

/** A byte cannot hold reflectance in steps of 0.0001. */
function isByte({ dataType }: AssetBand): boolean {
  return dataType === "uint8";
}

/**
 * Earth Search took the offset of processing baseline 04.00 (−0.1) out of the pixels of
 * `sentinel-2-l2a` and says so with `earthsearch:boa_offset_applied`, but its `raster:bands` still
 * carry the offset. Applying it again would darken every reflectance by 0.1.
 */
function withoutOffset(band: AssetBand): AssetBand {
  return band.offset === -0.1 ? { ...band, offset: 0, corrected: true } : band;
}

/** The processing baseline as a number, of items that write the Sentinel-2 extension. */
function sentinel2Baseline(properties: JsonObject): number | undefined {
  const isProduct = textOf(properties["s2:product_type"])?.startsWith("S2MSI") ?? false;
  return isProduct ? numberOf(properties["s2:processing_baseline"]) : undefined;
}

/**
 * Planetary Computer's items of Sentinel-2 say nothing of scale. ESA's do: reflectance is
 * DN / 10,000, since baseline 04.00 (January 2022) with 1,000 added to every DN (product
 * specification, `BOA_ADD_OFFSET` and `RADIO_ADD_OFFSET`).
 */
function sentinel2(band: AssetBand, baseline: number): AssetBand {
  const isReflectance = /^B(?:0[1-9]|1[0-2]|8A)$/i.test(band.name ?? "");
  if (!isReflectance || band.scale !== undefined || band.offset !== undefined || isByte(band)) return band;
  return {
    ...band,
    nodata: band.nodata ?? 0,
    scale: 0.0001,
    offset: baseline >= 4 ? -0.1 : 0,
    corrected: true,
  };
}

function isLandsatSurface(properties: JsonObject): boolean {
  const level = textOf(properties["landsat:processing_level"]) ?? textOf(properties["landsat:correction"]);
  return numberOf(properties["landsat:collection_number"]) === 2 && (level?.startsWith("L2") ?? false);
}

/** USGS, Landsat Collection 2 Level 2: surface reflectance is DN × 0.0000275 − 0.2. */
function landsat(band: AssetBand): AssetBand {
  const isReflectance = /^SR_B\d$/.test(band.name ?? "");
  if (!isReflectance || band.scale !== undefined || band.offset !== undefined) return band;
  return { ...band, nodata: band.nodata ?? 0, scale: 0.0000275, offset: -0.2, corrected: true };
}
