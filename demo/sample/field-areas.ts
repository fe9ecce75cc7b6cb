import type { Feature, FeatureCollection, Polygon } from "geojson";
import proj4 from "proj4";
import { isSeen, swathCut } from "./scene/swath.ts";
import { SEASON, SEASON_YEAR } from "./season.ts";
import { TILE_METRES, TILES, zoneDefinition } from "./tiles.ts";
import type { Parcel } from "./world/districts.ts";
import { fieldsOf, landAt, PARCELS, PARCEL_START } from "./world/land.ts";
import { LAST_YEAR_OF_OLD_CROPS } from "./world/years.ts";

/** Metres left out along every side, where hedges, tracks and the bends of the boundary are. */
const MARGIN = 35;
/** A field narrower than this has too few pixels of 20 m to say much. */
const NARROWEST = 120;
const STEP = 10;

/** Crops until 2022 and since then, one field each. */
const WANTED: readonly (readonly [string, string])[] = [
  ["winter wheat", "winter wheat"],
  ["winter wheat, then mustard", "winter wheat, then mustard"],
  ["maize", "maize"],
  ["sugar beet", "sugar beet"],
  ["potato", "potato"],
  ["rapeseed", "rapeseed"],
  ["winter barley", "winter barley"],
  ["mown grassland", "mown grassland"],
  ["grazed grassland", "grazed grassland"],
  ["maize", "winter wheat"],
  ["sugar beet", "maize"],
];

/** Corners of a parcel without its margins, UTM 31N metres, counter-clockwise. */
function cornersOf({ x, y, length, width, cosine, sine }: Parcel): (readonly [number, number])[] {
  const [u, v] = [length / 2 - MARGIN, width / 2 - MARGIN];
  const corners = [
    [-u, -v],
    [u, -v],
    [u, v],
    [-u, v],
  ] as const;
  return corners.map(([du, dv]) => [x + du * cosine - dv * sine, y + du * sine + dv * cosine]);
}

/** Whether the crop of this parcel, and nothing else, grows on the whole of it. */
function isPure(index: number, parcel: Parcel): boolean {
  const [u, v] = [parcel.length / 2 - MARGIN, parcel.width / 2 - MARGIN];
  const point = { base: 0, over: 0, mix: 0, vigour: 0, soil: 0 };
  for (let du = -u; du <= u; du += STEP) {
    for (let dv = -v; dv <= v; dv += STEP) {
      const x = parcel.x + du * parcel.cosine - dv * parcel.sine;
      const y = parcel.y + du * parcel.sine + dv * parcel.cosine;
      landAt(x, y, point);
      if (point.base !== PARCEL_START + index || point.mix > 0) return false;
    }
  }
  return true;
}

/** Whether the middle tile holds all of a parcel on every date: the swath cuts a corner off it on some. */
function isAlwaysSeen(parcel: Parcel): boolean {
  const tile = TILES.find(({ letter }) => letter === "B");
  if (tile === undefined) throw new Error("The sample has lost its middle tile.");
  return cornersOf(parcel).every(([x, y]) => {
    const [east, south] = [x - tile.left, tile.top - y];
    const isInside = Math.min(east, south) > 0 && Math.max(east, south) < TILE_METRES;
    return isInside && SEASON.every((acquisition) => isSeen(swathCut(tile, acquisition), east, south));
  });
}

const TO_DEGREES = proj4(zoneDefinition(32631), "WGS84");

function degrees([x, y]: readonly [number, number]): [number, number] {
  const [longitude = 0, latitude = 0] = TO_DEGREES.forward([x, y]);
  return [Number(longitude.toFixed(6)), Number(latitude.toFixed(6))];
}

/**
 * A few fields of the sample, one of each kind, as a person would draw them: inside their boundaries, in
 * lon/lat. Their columns tell what grows there, so that the curves can be understood.
 */
export function fieldAreas(): FeatureCollection<Polygon> {
  const [now, before] = [fieldsOf(SEASON_YEAR), fieldsOf(LAST_YEAR_OF_OLD_CROPS)];
  const candidates = PARCELS.map((parcel, index) => ({ parcel, index })).filter(
    ({ parcel }) => Math.min(parcel.length, parcel.width) - 2 * MARGIN > NARROWEST && isAlwaysSeen(parcel),
  );
  const features = WANTED.flatMap(([oldCrop, crop], place): Feature<Polygon>[] => {
    const found = candidates.find(
      ({ parcel, index }) =>
        now[index]?.calendar.name === crop &&
        before[index]?.calendar.name === oldCrop &&
        isPure(index, parcel),
    );
    if (found === undefined) return [];
    const ring = cornersOf(found.parcel).map(degrees);
    return [
      {
        type: "Feature",
        id: `field-${place + 1}`,
        properties: { name: `Field ${place + 1}, ${crop}`, crop, crop_until_2022: oldCrop },
        geometry: { type: "Polygon", coordinates: [[...ring, ...ring.slice(0, 1)]] },
      },
    ];
  });
  return { type: "FeatureCollection", features };
}
