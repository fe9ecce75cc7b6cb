import type { Position } from "geojson";
import proj4 from "proj4";
import { damaged } from "./limits.ts";

/** Datums that differ from WGS 84 by less than a pixel, as the WKT of ESRI and OGC call them. */
const NEAR_WGS84 =
  /WGS_?\s?1984|WGS_?84|ETRS|GDA|NAD_?\s?(?:19)?83|European_Terrestrial|GRS_?1980|JGD|NZGD_?2000|SIRGAS/i;

/**
 * From the coordinates of a .prj file to degrees. Without one they have to be degrees already.
 * @throws ProblemError of kind `format` for a projection that is not known
 */
export function projectionOf(wkt: string | undefined): {
  readonly toLonLat: (position: Position) => Position;
  readonly warnings: readonly string[];
} {
  const text = wkt?.trim() ?? "";
  if (text === "") {
    const warning =
      "The shapefile says nothing of its coordinates; they are taken as longitude and latitude.";
    return { toLonLat: (position) => position, warnings: [warning] };
  }
  const converter = converterOf(text);
  const [, datum = ""] = /DATUM\["([^"]+)"/i.exec(text) ?? [];
  const isShifted = /TOWGS84/i.test(text) || NEAR_WGS84.test(datum);
  const name = datum.replace(/^D_/, "").replaceAll("_", " ").slice(0, 60);
  return {
    toLonLat: ([x = Number.NaN, y = Number.NaN]) => converter.inverse([x, y]),
    warnings: isShifted
      ? []
      : [
          `The shapefile's datum (${name}) comes without its shift to WGS 84: places may be off by some hundred metres.`,
        ],
  };
}

function converterOf(wkt: string): { inverse(position: [number, number]): number[] } {
  try {
    return proj4(wkt);
  } catch {
    throw damaged("The shapefile's projection is not known here.");
  }
}
