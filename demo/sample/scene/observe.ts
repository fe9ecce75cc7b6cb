import { cirrusOpacity, cloudOpacity, shade, type Sky } from "../sky/sky.ts";
import { TEXTURE_STEPS, WATER } from "../world/land.ts";
import type { LandPixels } from "./land-map.ts";
import {
  BY_SOIL,
  NEAR_INFRARED,
  NEAR_INFRARED_BY_VIGOUR,
  RED,
  RED_BY_VIGOUR,
  STRIDE,
  type Surface,
} from "../world/surface.ts";

/** What the satellite measures, pixel by pixel. */
export interface Observations {
  /** Reflectance × 10,000; never 0, which means no data. */
  readonly b04: Uint16Array;
  readonly b08: Uint16Array;
  /** Sentinel-2 scene classification, 3–10. */
  readonly scl: Uint8Array;
  /** NDVI of the two bands as DN, 0–250: NDVI = DN × 0.004 − 0.08. */
  readonly ndvi: Uint8Array;
}

/** Room for the observations of so many pixels. */
export function observationsOf(pixels: number): Observations {
  return {
    b04: new Uint16Array(pixels),
    b08: new Uint16Array(pixels),
    scl: new Uint8Array(pixels),
    ndvi: new Uint8Array(pixels),
  };
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

/** Reflectance of one cover of a pixel, by its vigour and soil, both −1…1. */
function reflectance(
  surface: Surface,
  row: number,
  band: number,
  byVigour: number,
  vigour: number,
  soil: number,
): number {
  const offset = row * STRIDE;
  return (
    (surface[offset + band] ?? 0) *
    (1 + (surface[offset + byVigour] ?? 0) * vigour) *
    (1 + (surface[offset + BY_SOIL] ?? 0) * soil)
  );
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

/**
 * DNs come in steps, as those of an instrument do; finer ones would only fill the disk. Powers of two,
 * because differences then have few different lower bytes.
 */
export const RED_STEP = 16;
export const NEAR_INFRARED_STEP = 16;

function digitalNumber(reflectance: number, step: number): number {
  return Math.min(10_000 / step, Math.max(1, Math.round((reflectance * 10_000) / step))) * step;
}

/** NDVI DN of two DNs, as the NDVI product stores it. */
function ndviDnOf(b04: number, b08: number): number {
  const ndvi = (b08 - b04) / (b08 + b04);
  return Math.min(250, Math.max(0, Math.round((ndvi + 0.08) / 0.004)));
}

/**
 * The observations of all pixels of `land` on one day, into the arrays of `into`. The generator calls this
 * for whole tiles, and tests call it for single points to predict what a pixel must hold.
 */
export function observe(surface: Surface, sky: Sky, land: LandPixels, into: Observations): void {
  for (let index = 0; index < land.base.length; index += 1) {
    const x = land.x[index] ?? 0;
    const y = land.y[index] ?? 0;
    const base = land.base[index] ?? 0;
    const over = land.over[index] ?? 0;
    const mix = (land.mix[index] ?? 0) / 255;
    const vigour = (land.vigour[index] ?? 0) / TEXTURE_STEPS;
    const soil = (land.soil[index] ?? 0) / TEXTURE_STEPS;
    let red = reflectance(surface, base, RED, RED_BY_VIGOUR, vigour, soil);
    let nearInfrared = reflectance(surface, base, NEAR_INFRARED, NEAR_INFRARED_BY_VIGOUR, vigour, soil);
    if (mix > 0) {
      red += (reflectance(surface, over, RED, RED_BY_VIGOUR, vigour, soil) - red) * mix;
      nearInfrared +=
        (reflectance(surface, over, NEAR_INFRARED, NEAR_INFRARED_BY_VIGOUR, vigour, soil) - nearInfrared) *
        mix;
    }
    const groundNdvi = (nearInfrared - red) / (nearInfrared + red);
    const water = (mix > 0.5 ? over : base) === WATER;

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
    const bright = 0.42 + 0.3 * cloud;
    red += cloud * (bright - red);
    nearInfrared += cloud * (bright * 1.03 - nearInfrared);

    const b04 = digitalNumber(red, RED_STEP);
    const b08 = digitalNumber(nearInfrared, NEAR_INFRARED_STEP);
    into.b04[index] = b04;
    into.b08[index] = b08;
    into.ndvi[index] = ndviDnOf(b04, b08);
    into.scl[index] = sceneClass(cloud, cirrus, shadow, water, groundNdvi);
  }
}
