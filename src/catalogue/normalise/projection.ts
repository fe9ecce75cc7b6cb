import type { AssetProjection } from "../types.ts";
import { compact, numberOf, numbersOf, objectOf, textOf, type JsonObject } from "./read.ts";

/**
 * The grid of a file from the projection extension: 1.0 (`proj:epsg`), 2.0 (`proj:code`) and what
 * came before (`eo:epsg`), on the asset or on the item. The asset's own word wins key by key.
 */
export function projectionOf(asset: JsonObject, properties: JsonObject): AssetProjection {
  const code = codeOf(asset) ?? codeOf(properties);
  // Of the item's grid only the CRS holds for every file: their resolutions differ.
  const ownShape = shapeOf(asset["proj:shape"]);
  const ownTransform = transformOf(asset["proj:transform"]);
  const inherits = ownShape === undefined && ownTransform === undefined;
  return compact({
    code,
    wkt2: textOf(asset["proj:wkt2"]) ?? textOf(properties["proj:wkt2"]),
    projjson: objectOf(asset["proj:projjson"]) ?? objectOf(properties["proj:projjson"]),
    transform: ownTransform ?? (inherits ? transformOf(properties["proj:transform"]) : undefined),
    shape: ownShape ?? (inherits ? shapeOf(properties["proj:shape"]) : undefined),
  });
}

function codeOf(said: JsonObject): string | undefined {
  const code = textOf(said["proj:code"])?.trim();
  if (code) return /^\d+$/.test(code) ? `EPSG:${code}` : code;
  const epsg = numberOf(said["proj:epsg"]) ?? numberOf(said["eo:epsg"]);
  return epsg !== undefined && Number.isInteger(epsg) && epsg > 0 ? `EPSG:${epsg}` : undefined;
}

function shapeOf(value: unknown): readonly [number, number] | undefined {
  const [height, width] = numbersOf(value) ?? [];
  if (height === undefined || width === undefined || height < 1 || width < 1) return undefined;
  return [Math.round(height), Math.round(width)];
}

/** Six of the six or nine numbers; the last row of a 3×3 matrix says nothing. */
function transformOf(value: unknown): readonly number[] | undefined {
  const numbers = numbersOf(value);
  if (numbers === undefined || (numbers.length !== 6 && numbers.length !== 9)) return undefined;
  const [a = 0, b = 0, , d = 0, e = 0] = numbers;
  // A matrix that maps every pixel onto one line is a mistake, not a grid.
  return a * e - b * d === 0 ? undefined : numbers.slice(0, 6);
}
