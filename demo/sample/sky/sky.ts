import { dayOfYear, SEASON_YEAR, SEED, yearOf, type Acquisition } from "../season.ts";
import { fractalNoise, gradientNoise, smoothstep } from "../world/noise.ts";
import { exceededBy, fieldAt, sampleField, type Field } from "./field.ts";

/** The air between ground and satellite on one day. */
export interface Sky {
  /** Absent on days without clouds. */
  readonly clouds?: Field;
  /** Value of the cloud field where clouds begin, and how much further they are opaque. */
  readonly cloudBase: number;
  readonly softness: number;
  readonly cirrus?: Field;
  readonly cirrusBase: number;
  /** Where to look for the cloud that shades a point: metres east and north towards the sun. */
  readonly sunEast: number;
  readonly sunNorth: number;
  /** Added to red and to near infrared over dark ground. */
  readonly haze: number;
}

/**
 * Sun at the overpass, about an hour before local noon at 51.2° N: declination by Cooper's formula, and
 * the azimuth and elevation from the usual spherical triangle.
 */
function sunAt(day: number): { readonly elevation: number; readonly azimuth: number } {
  const latitude = (51.2 * Math.PI) / 180;
  const declination = ((23.45 * Math.PI) / 180) * Math.sin((2 * Math.PI * (284 + day)) / 365);
  const hourAngle = (-14 * Math.PI) / 180;
  const sine =
    Math.sin(latitude) * Math.sin(declination) +
    Math.cos(latitude) * Math.cos(declination) * Math.cos(hourAngle);
  const elevation = Math.asin(sine);
  const fromNorth =
    (Math.sin(declination) - sine * Math.sin(latitude)) / (Math.cos(elevation) * Math.cos(latitude));
  return { elevation, azimuth: Math.acos(Math.min(1, Math.max(-1, fromNorth))) };
}

function heapNoise(seed: number): (x: number, y: number) => number {
  return (x, y) => {
    // Held together by a broader pattern, so that heaps come in streets and leave gaps.
    const street = fractalNoise(x / 6500, y / 6500, 2, seed + 3);
    const heap = fractalNoise(x / 1450, y / 1450, 3, seed);
    // Creases where the noise changes sign give the edges their cauliflower look.
    const puff =
      Math.abs(gradientNoise(x / 420, y / 420, seed + 5)) +
      0.5 * Math.abs(gradientNoise(x / 190, y / 190, seed + 6));
    return heap + 0.6 * street + 0.2 * puff;
  };
}

function deckNoise(seed: number): (x: number, y: number) => number {
  return (x, y) => {
    const bentX = x + 1500 * gradientNoise(x / 5200, y / 5200, seed + 1);
    const bentY = y + 1500 * gradientNoise(x / 5200, y / 5200, seed + 2);
    return fractalNoise(bentX / 4800, bentY / 4800, 6, seed);
  };
}

/** Wind-combed streaks: long along one direction, narrow across it. */
function cirrusNoise(seed: number): (x: number, y: number) => number {
  return (x, y) => {
    const along = x * 0.86 + y * 0.5;
    const across = y * 0.86 - x * 0.5 + 900 * gradientNoise(x / 6000, y / 6000, seed + 1);
    return fractalNoise(along / 11_000, across / 1900, 4, seed);
  };
}

export function skyOn(acquisition: Acquisition): Sky {
  const day = dayOfYear(acquisition);
  // The weather of another year is another weather.
  const year = yearOf(acquisition);
  const seed = SEED + (SEASON_YEAR - year) * 10_007;
  const sun = sunAt(day);
  const height = acquisition.sky === "heaps" ? 1100 : 1500;
  const reach = Math.min(3000, height / Math.tan(sun.elevation));
  const clouds =
    acquisition.cloud > 0
      ? sampleField(
          year === SEASON_YEAR ? 60 : 120,
          (acquisition.sky === "heaps" ? heapNoise : deckNoise)(seed + 300 + day * 17),
        )
      : undefined;
  const cirrus = acquisition.cirrus > 0 ? sampleField(150, cirrusNoise(seed + 900 + day * 13)) : undefined;
  return {
    ...(clouds && { clouds }),
    ...(cirrus && { cirrus }),
    cloudBase: clouds ? exceededBy(clouds, acquisition.cloud) : 0,
    softness: acquisition.sky === "heaps" ? 0.26 : 0.2,
    cirrusBase: cirrus ? exceededBy(cirrus, acquisition.cirrus) : 0,
    sunEast: Math.sin(sun.azimuth) * reach,
    sunNorth: Math.cos(sun.azimuth) * reach,
    haze: acquisition.haze,
  };
}

/** Opacity of the cloud above a point, 0–1; cloud begins at a tenth of it. */
export function cloudOpacity(sky: Sky, x: number, y: number): number {
  if (sky.clouds === undefined) return 0;
  return smoothstep(
    sky.cloudBase - 0.3 * sky.softness,
    sky.cloudBase + 0.7 * sky.softness,
    fieldAt(sky.clouds, x, y),
  );
}

/** How much of the direct sun a cloud takes away at a point, 0–1. */
export function shade(sky: Sky, x: number, y: number): number {
  return cloudOpacity(sky, x + sky.sunEast, y + sky.sunNorth);
}

/** Strength of the cirrus above a point, 0–1. */
export function cirrusOpacity(sky: Sky, x: number, y: number): number {
  if (sky.cirrus === undefined) return 0;
  return smoothstep(sky.cirrusBase - 0.12, sky.cirrusBase + 0.4, fieldAt(sky.cirrus, x, y));
}
