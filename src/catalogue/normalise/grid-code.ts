import { numberOf, textOf, type JsonObject } from "./read.ts";

/**
 * The tile a scene belongs to, in the words its users know: "31UFS" for the military grid, "013032"
 * for Landsat's path and row. From the grid, mgrs, landsat and older extensions.
 */
export function gridCodeOf(properties: JsonObject): string | undefined {
  const grid = textOf(properties["grid:code"]);
  if (grid !== undefined) return grid.replace(/^(?:MGRS|WRS[12]?)-/i, "");
  const tile = textOf(properties["s2:mgrs_tile"]) ?? textOf(properties["sentinel:mgrs_tile"]);
  return tile ?? militaryGrid(properties) ?? pathRow(properties);
}

function militaryGrid(properties: JsonObject): string | undefined {
  for (const prefix of ["mgrs", "sentinel"]) {
    const zone = numberOf(properties[`${prefix}:utm_zone`]);
    const band = textOf(properties[`${prefix}:latitude_band`]);
    const square = textOf(properties[`${prefix}:grid_square`]);
    if (zone !== undefined && band && square) return `${String(zone).padStart(2, "0")}${band}${square}`;
  }
  return undefined;
}

function pathRow(properties: JsonObject): string | undefined {
  const path = numberOf(properties["landsat:wrs_path"] ?? properties["landsat:path"]);
  const row = numberOf(properties["landsat:wrs_row"] ?? properties["landsat:row"]);
  if (path === undefined || row === undefined) return undefined;
  return `${String(path).padStart(3, "0")}${String(row).padStart(3, "0")}`;
}
