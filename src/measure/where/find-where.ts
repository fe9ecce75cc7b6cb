import type { LonLat } from "../../geo/types.ts";
import { bboxPolygon } from "../../geo/bbox/bbox-polygon.ts";
import { ProblemError } from "../../problem/problem.ts";
import { parseCoordinates } from "../places/coordinates.ts";
import { readPlaceText } from "../places/read-places.ts";
import type { ReadPlaces } from "../places/types.ts";
import { type AreaOfFeatures, areaOfFeatures } from "./area-of-features.ts";
import { type Country, countryNamed } from "./countries.ts";
import { parseGridReference } from "./mgrs.ts";
import { parseBox } from "./parse-box.ts";

/** Where a text or a file leads: an area, or a point to go to. */
export type Where =
  | { readonly kind: "point"; readonly point: LonLat }
  | ({ readonly kind: "area"; readonly warnings: readonly string[] } & AreaOfFeatures);

/**
 * What is typed or pasted into a field for places: coordinates, a box, a tile of Sentinel-2 or a reference of the Military
 * Grid, well-known text, GeoJSON, KML or GPX, or the name of a country.
 * @param countries asked for where the text is nothing else
 * @throws ProblemError with a sentence about the text
 */
export async function findWhere(text: string, countries: () => Promise<readonly Country[]>): Promise<Where> {
  const trimmed = text.trim();
  const box = parseBox(trimmed);
  if (box) return { kind: "area", area: bboxPolygon(box), warnings: [] };
  const grid = parseGridReference(trimmed);
  if (grid?.kind === "point") return grid;
  if (grid) return { kind: "area", ...(areaOfFeatures([grid.area]) ?? { area: grid.area }), warnings: [] };
  const point = parseCoordinates(trimmed);
  if (point) return { kind: "point", point };
  if (/^(?:[{[<]|SRID=|(?:MULTI)?(?:POLYGON|POINT|LINESTRING)\b)/i.test(trimmed))
    return whereOf(await readPlaceText(trimmed));
  const country = trimmed === "" ? undefined : countryNamed(trimmed, await countries());
  const found = country && areaOfFeatures([country.geometry]);
  if (found) return { kind: "area", area: found.area, warnings: [] };
  throw unknownPlace(trimmed);
}

/** What was read of a file. @throws ProblemError where it has neither an area nor a single point */
export function whereOf({ features, warnings }: ReadPlaces): Where {
  const found = areaOfFeatures(features.map(({ geometry }) => geometry));
  if (found) return { kind: "area", ...found, warnings };
  const [only, ...others] = features;
  if (only?.geometry.type === "Point" && others.length === 0) {
    const [lon = 0, lat = 0] = only.geometry.coordinates;
    return { kind: "point", point: [lon, lat] };
  }
  throw new ProblemError({
    kind: "format",
    message: `It has ${features.length} points and no area.`,
    advice: "Give one point, or an outline around them.",
  });
}

function unknownPlace(text: string): ProblemError {
  return new ProblemError({
    kind: "missing",
    message:
      text === ""
        ? "There is no place in the field."
        : `“${text.slice(0, 40)}” is neither coordinates, a box, a tile nor a country.`,
    advice: "Of names only those of countries are known. Coordinates are 51.2, 5.1; a tile is 31UFS.",
  });
}
