import type { Position } from "geojson";
import { projectorOf } from "../../raster/warp/crs.ts";

/**
 * From the coordinates of a .prj file to degrees, datums included. Without one they have to be degrees already.
 * @throws ProblemError of kind `crs` for a system that is not known
 */
export async function projectionOf(wkt: string | undefined): Promise<{
  readonly toLonLat: (position: Position) => Position;
  readonly warnings: readonly string[];
}> {
  const text = wkt?.trim() ?? "";
  if (text === "") {
    const warning =
      "The shapefile says nothing of its coordinates; they are taken as longitude and latitude.";
    return { toLonLat: (position) => position, warnings: [warning] };
  }
  const projector = await projectorOf(null, { wkt2: text }, "The shapefile");
  const toLonLat = ([x = Number.NaN, y = Number.NaN]: Position): Position => [...projector.toLonLat(x, y)];
  return { toLonLat, warnings: [] };
}
