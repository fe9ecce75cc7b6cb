import { cirrusOpacity, cloudOpacity, shade, type Sky } from "../sky/sky.ts";
import { WATER, type LandPoint } from "../world/land.ts";
import {
  BY_SOIL,
  NEAR_INFRARED,
  NEAR_INFRARED_BY_VIGOUR,
  RED,
  RED_BY_VIGOUR,
  STRIDE,
  type Surface,
} from "../world/surface.ts";

/** What the satellite measures at a point. */
export interface Observation {
  /** Reflectance × 10,000; never 0, which means no data. */
  b04: number;
  b08: number;
  /** Sentinel-2 scene classification, 3–10. */
  scl: number;
  /** NDVI of the two bands as DN, 0–250: NDVI = DN × 0.004 − 0.08. */
  ndviDn: number;
}

/** Classes of the Sentinel-2 scene classification that the sample uses. */
export const SCL = {
  shadow: 3,
  vegetation: 4,
  bare: 5,
  water: 6,
  unclassified: 7,
  cloudMedium: 8,
  cloudHigh: 9,
  cirrus: 10,
} as const;

function reflectance(surface: Surface, row: number, band: number, byVigour: number, land: LandPoint): number {
  const offset = row * STRIDE;
  const vigour = 1 + ((surface[offset + byVigour] ?? 0) * land.vigour) / 127;
  const soil = 1 + ((surface[offset + BY_SOIL] ?? 0) * land.soil) / 127;
  return (surface[offset + band] ?? 0) * vigour * soil;
}

function sceneClass(cloud: number, cirrus: number, shadow: number, water: boolean, ndvi: number): number {
  if (cloud > 0.7) return SCL.cloudHigh;
  if (cloud > 0.2) return SCL.cloudMedium;
  if (shadow > 0.3) return SCL.shadow;
  if (cirrus > 0.3) return SCL.cirrus;
  if (cloud > 0.08 || shadow > 0.12) return SCL.unclassified;
  if (water) return SCL.water;
  return ndvi > 0.36 ? SCL.vegetation : SCL.bare;
}

/** NDVI DN of two DNs, as the NDVI product stores it. */
export function ndviDnOf(b04: number, b08: number): number {
  const ndvi = (b08 - b04) / (b08 + b04);
  return Math.min(250, Math.max(0, Math.round((ndvi + 0.08) / 0.004)));
}

/**
 * The observation of one point (UTM 31N metres) on one day. The generator calls this for each pixel,
 * and tests call it to predict what a pixel must hold. `into` is overwritten and returned.
 */
export function observe(
  surface: Surface,
  sky: Sky,
  land: LandPoint,
  x: number,
  y: number,
  into: Observation,
): Observation {
  let red = reflectance(surface, land.base, RED, RED_BY_VIGOUR, land);
  let nearInfrared = reflectance(surface, land.base, NEAR_INFRARED, NEAR_INFRARED_BY_VIGOUR, land);
  if (land.mix > 0) {
    const share = land.mix / 255;
    red += (reflectance(surface, land.over, RED, RED_BY_VIGOUR, land) - red) * share;
    const over = reflectance(surface, land.over, NEAR_INFRARED, NEAR_INFRARED_BY_VIGOUR, land);
    nearInfrared += (over - nearInfrared) * share;
  }
  const groundNdvi = (nearInfrared - red) / (nearInfrared + red);
  const water = (land.mix > 127 ? land.over : land.base) === WATER;

  const cloud = cloudOpacity(sky, x, y);
  const cirrus = cirrusOpacity(sky, x, y);
  const shadow = shade(sky, x, y) * (1 - cloud);
  // In the shade only light from the sky is left, and there is less of it in the near infrared.
  red *= 1 - 0.58 * shadow;
  nearInfrared *= 1 - 0.66 * shadow;
  red += sky.haze * (1 - red);
  nearInfrared += 0.4 * sky.haze * (1 - nearInfrared);
  red += cirrus * 0.16 * (0.55 - red);
  nearInfrared += cirrus * 0.16 * (0.6 - nearInfrared);
  if (cloud > 0) {
    const bright = 0.42 + 0.3 * cloud;
    red += cloud * (bright - red);
    nearInfrared += cloud * (bright * 1.03 - nearInfrared);
  }

  into.b04 = Math.min(10_000, Math.max(1, Math.round(red * 10_000)));
  into.b08 = Math.min(10_000, Math.max(1, Math.round(nearInfrared * 10_000)));
  into.ndviDn = ndviDnOf(into.b04, into.b08);
  into.scl = sceneClass(cloud, cirrus, shadow, water, groundNdvi);
  return into;
}
