import { SEASON_YEAR, SEED } from "../season.ts";
import { CONSTANT_COVERS, COVERS, CROPS, type Calendar } from "./calendars.ts";
import { buildDistricts, type Parcel, type ParcelHit } from "./districts.ts";
import { chance, fractalNoise, gradientNoise, smoothstep } from "./noise.ts";
import { buildSettlements } from "./settlements.ts";
import { LAST_YEAR_OF_OLD_CROPS } from "./years.ts";
import { brookDistance, lakeShore, riverBank } from "./water.ts";

/**
 * What lies at a point: a cover, and a second one that shares the pixel. Quantised to bytes, so that
 * the maps the generator keeps in memory and the point formula tests use are the same numbers.
 */
export interface LandPoint {
  /** Index into `LAND_COVERS`, or `PARCEL_START` + parcel. */
  base: number;
  /** Index into `LAND_COVERS`; counts only where `mix` is above 0. */
  over: number;
  /** Share of `over` in the pixel, 0–255. */
  mix: number;
  /** How well plants do here compared with the rest of the field, −`TEXTURE_STEPS`…`TEXTURE_STEPS`. */
  vigour: number;
  /** How bright the bare soil is here, in the same steps. */
  soil: number;
}

/** Steps to either side of the mean: coarse, because each finer step costs megabytes and shows nothing. */
export const TEXTURE_STEPS = 8;

export const LAND_COVERS = [
  ...(Object.keys(COVERS) as (keyof typeof COVERS)[]),
  ...(Object.keys(CONSTANT_COVERS) as (keyof typeof CONSTANT_COVERS)[]),
] as const;
type CoverName = (typeof LAND_COVERS)[number];

export const PARCEL_START = 32;
const COVER = Object.fromEntries(LAND_COVERS.map((name, index) => [name, index])) as Record<
  CoverName,
  number
>;
export const WATER = COVER.water;

const DISTRICTS = buildDistricts(SEED);
/** All parcels of the world, by index. */
export const PARCELS = DISTRICTS.parcels;
const SETTLEMENTS = buildSettlements(SEED + 40);
const FOREST_SEED = SEED + 60;

/** Where woods stand: above about a quarter. */
function woodland(x: number, y: number): number {
  return fractalNoise(x / 2900, y / 2900, 3, FOREST_SEED);
}

function woodKind(x: number, y: number): "conifer" | "broadleaf" | "heath" {
  const kind = fractalNoise(x / 1500, y / 1500, 2, FOREST_SEED + 9);
  if (kind > 0.06) return "conifer";
  return kind < -0.42 ? "heath" : "broadleaf";
}

const ROTATION: readonly (readonly [keyof typeof CROPS, number])[] = [
  ["wheat", 0.13],
  ["wheatCover", 0.12],
  ["maize", 0.12],
  ["maizeRye", 0.1],
  ["beet", 0.12],
  ["potato", 0.13],
  ["meadow", 0.1],
  ["pasture", 0.05],
  ["rapeseed", 0.05],
  ["barley", 0.05],
  ["onion", 0.02],
  ["orchard", 0.01],
];

/** Share of the fields that once grew another crop. */
const CHANGED = 0.25;

function cropOf(parcel: Parcel, index: number, year: number): Calendar {
  if (woodland(parcel.x, parcel.y) > 0.25) return COVERS[woodKind(parcel.x, parcel.y)];
  const changed = year <= LAST_YEAR_OF_OLD_CROPS && chance(index, 5, SEED + 70) < CHANGED;
  const draw = chance(index, changed ? 6 : 3, SEED + 70);
  if (riverBank(parcel.x, parcel.y, SEED) < 420 && draw < 0.75)
    return draw < 0.35 ? CROPS.meadow : CROPS.pasture;
  let sum = 0;
  for (const [crop, share] of ROTATION) {
    sum += share;
    if (draw < sum) return CROPS[crop];
  }
  return CROPS.meadow;
}

/** A parcel with what grows on it in a year. */
export interface Field {
  readonly calendar: Calendar;
  /** Days by which it is later than the calendar. */
  readonly lateDays: number;
  /** Its NDVI compared with the calendar, about 0.9–1.03. */
  readonly condition: number;
}

const fieldsByYear = new Map<boolean, readonly Field[]>();

/** The field of every parcel in a year, by index. */
export function fieldsOf(year: number): readonly Field[] {
  const old = year <= LAST_YEAR_OF_OLD_CROPS;
  const known = fieldsByYear.get(old);
  if (known !== undefined) return known;
  const fields = DISTRICTS.parcels.map((parcel, index) => {
    const calendar = cropOf(parcel, index, year);
    return {
      calendar,
      lateDays: (chance(index, 1, SEED + 71) + chance(index, 4, SEED + 71) - 1) * calendar.spreadDays,
      condition: 1.03 - 0.14 * chance(index, 2, SEED + 72) ** 1.6,
    };
  });
  fieldsByYear.set(old, fields);
  return fields;
}

/** The fields as they are now: whether land is rough does not change with its crop. */
const FIELDS = fieldsOf(SEASON_YEAR);

/** Shares of a second cover come in steps, for the same reason. */
const MIX_STEPS = 5;

const HIT: ParcelHit = { parcel: 0, edge: 0, edgeKind: "none", border: 0, borderHash: 0 };

/** Share of a 10 m pixel that a band of this half width covers when its middle is `distance` away. */
function bandShare(distance: number, halfWidth: number): number {
  return Math.min(Math.max(0, (halfWidth + 5 - distance) / 10), 1, halfWidth / 5);
}

function put(point: LandPoint, cover: number, share: number): void {
  if (share >= 0.98) {
    point.base = cover;
    point.mix = 0;
  } else if (share * 255 >= Math.max(8, point.mix)) {
    point.over = cover;
    point.mix = Math.round(share * MIX_STEPS) * (255 / MIX_STEPS);
  }
}

function putFarmland(point: LandPoint, x: number, y: number): void {
  // A slow warp, so that boundaries are not ruled with a ruler.
  const warpedX = x + 24 * gradientNoise(x / 620, y / 620, SEED + 80);
  const warpedY = y + 24 * gradientNoise(x / 620, y / 620, SEED + 81);
  const hit = DISTRICTS.locate(warpedX, warpedY, HIT);
  point.base = PARCEL_START + hit.parcel;
  if (hit.edgeKind === "margin") put(point, COVER.verge, bandShare(hit.edge, 2));
  else if (hit.edgeKind === "hedge") put(point, COVER.hedge, bandShare(hit.edge, 4.5));
  else if (hit.edgeKind === "track") put(point, COVER.asphalt, bandShare(hit.edge, 2.2));
  const kind = hit.borderHash % 10;
  if (kind < 6) put(point, COVER.asphalt, bandShare(hit.border, 3.6));
  else if (kind < 9) put(point, COVER.broadleaf, bandShare(hit.border, 7));
  else put(point, COVER.verge, bandShare(hit.border, 4));
}

function putVillage(point: LandPoint, x: number, y: number): void {
  const village = SETTLEMENTS.at(x, y);
  if (village === undefined) return;
  const [cosine, sine] = [Math.cos(village.angle), Math.sin(village.angle)];
  const u =
    (x - village.x) * cosine + (y - village.y) * sine + 40 * gradientNoise(x / 420, y / 420, SEED + 91);
  const v =
    (y - village.y) * cosine - (x - village.x) * sine + 40 * gradientNoise(x / 420, y / 420, SEED + 95);
  point.base = COVER.garden;
  point.mix = 0;
  const quarter = fractalNoise(x / 380, y / 380, 2, SEED + 92);
  // A park here, halls for trade there, houses along the streets with gardens behind them everywhere else.
  if (quarter < -0.34) {
    point.base = COVER.broadleaf;
  } else if (quarter > 0.32 && village.radius > 300) {
    put(point, COVER.hall, 0.85 * smoothstep(-0.1, 0.05, gradientNoise(u / 70, v / 70, SEED + 94)));
  } else {
    const street = Math.min(
      Math.abs((((u % 110) + 110) % 110) - 55),
      Math.abs((((v % 190) + 190) % 190) - 95),
    );
    const centre = Math.max(0, 1 - Math.sqrt((x - village.x) ** 2 + (y - village.y) ** 2) / village.radius);
    const houses =
      smoothstep(-0.5, 0.6, gradientNoise(x / 42, y / 42, SEED + 93)) * smoothstep(55, 12, street);
    put(point, COVER.roof, 0.12 + 0.45 * houses + 0.4 * centre);
    put(point, COVER.asphalt, bandShare(street, 3.6));
  }
}

function putWater(point: LandPoint, x: number, y: number): void {
  const brook = brookDistance(x, y);
  if (brook < 45) {
    put(point, COVER.broadleaf, bandShare(brook, 15 + 12 * gradientNoise(x / 140, y / 140, SEED + 85)));
    put(point, COVER.water, bandShare(brook, 3.4));
  }
  const shore = Math.min(lakeShore(x, y, SEED + 86), riverBank(x, y, SEED));
  if (shore < 30) {
    put(point, COVER.verge, smoothstep(26, 14, shore));
    put(
      point,
      COVER.sand,
      0.6 * smoothstep(14, 4, shore) * smoothstep(-0.1, 0.3, gradientNoise(x / 260, y / 260, SEED + 87)),
    );
    put(point, COVER.water, Math.min(1, Math.max(0, 0.5 - shore / 10)));
  }
}

const ROUGH: ReadonlySet<Calendar> = new Set(Object.values(COVERS));

/** What lies at a point of the world, UTM 31N metres; `into` is overwritten and returned. */
export function landAt(x: number, y: number, into: LandPoint): LandPoint {
  into.mix = 0;
  into.over = 0;
  putFarmland(into, x, y);
  // Woods end at field boundaries mostly, and raggedly where they are deepest.
  const wood = woodland(x, y);
  if (wood > 0.33) put(into, COVER[woodKind(x, y)], smoothstep(0.33, 0.345, wood));
  putVillage(into, x, y);
  const road = SETTLEMENTS.road(x, y);
  if (road < 40) {
    put(into, COVER.verge, bandShare(road, 8));
    put(into, COVER.asphalt, bandShare(road, 4.4));
  }
  putWater(into, x, y);
  const motorway = SETTLEMENTS.motorway(x, y);
  if (motorway < 45) {
    put(into, COVER.verge, bandShare(motorway, 29));
    put(into, COVER.asphalt, bandShare(motorway, 14.5));
  }
  const field = FIELDS[into.base - PARCEL_START];
  const rough = into.base < PARCEL_START || (field !== undefined && ROUGH.has(field.calendar));
  const broad = fractalNoise(x / 420, y / 420, 2, SEED + 88);
  const fine = rough ? gradientNoise(x / 24, y / 24, SEED + 89) : 0;
  into.vigour = Math.round(Math.min(1, Math.max(-1, broad * 1.1 + fine * 0.4)) * TEXTURE_STEPS);
  into.soil = Math.round(
    Math.min(1, Math.max(-1, 1.3 * fractalNoise(x / 460, y / 460, 2, SEED + 90))) * TEXTURE_STEPS,
  );
  return into;
}
