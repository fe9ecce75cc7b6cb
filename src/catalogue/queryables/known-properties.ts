import type { Queryable } from "./types.ts";

type Known = Pick<Queryable, "title" | "kind"> & Partial<Queryable>;

const time = (title: string): Known => ({ title, kind: "time" });
const text = (title: string): Known => ({ title, kind: "text" });
const number = (title: string, minimum?: number, maximum?: number): Known => ({
  title,
  kind: "number",
  ...(minimum === undefined ? {} : { minimum }),
  ...(maximum === undefined ? {} : { maximum }),
});

/**
 * Properties of STAC and its extensions, with the values that their schemas allow. Queryables often only refer to
 * those schemas, which lie on servers that this page does not ask, or say "text" where a time is meant.
 */
export const KNOWN_PROPERTIES: Readonly<Record<string, Known>> = {
  created: time("Created"),
  updated: time("Updated"),
  published: time("Published"),
  start_datetime: time("Start of the acquisition"),
  end_datetime: time("End of the acquisition"),
  platform: text("Platform"),
  constellation: text("Constellation"),
  gsd: number("Ground sample distance (m)", 0),
  "eo:cloud_cover": number("Cloud cover (%)", 0, 100),
  "eo:snow_cover": number("Snow cover (%)", 0, 100),
  "view:off_nadir": number("Off-nadir angle (°)", 0, 90),
  "view:incidence_angle": number("Incidence angle (°)", 0, 90),
  "view:azimuth": number("View azimuth (°)", 0, 360),
  "view:sun_azimuth": number("Sun azimuth (°)", 0, 360),
  "view:sun_elevation": number("Sun elevation (°)", -90, 90),
  "sat:orbit_state": text("Orbit state"),
  "sat:relative_orbit": { ...number("Relative orbit", 1), integer: true },
  "sat:absolute_orbit": { ...number("Absolute orbit", 1), integer: true },
  "grid:code": text("Grid cell"),
  "proj:code": text("Projection"),
  "proj:epsg": { ...number("EPSG code"), integer: true },
  "processing:level": text("Processing level"),
  "sar:instrument_mode": text("Instrument mode"),
  "landsat:cloud_cover_land": number("Cloud cover over land (%)", 0, 100),
};

/** Not offered as conditions: fields of the form have them, or their values are lists and shapes. */
export const NO_CONDITIONS: ReadonlySet<string> = new Set([
  "collection",
  "collections",
  "datetime",
  "geometry",
  "bbox",
  "instruments",
  "proj:bbox",
  "proj:shape",
  "proj:transform",
  "proj:geometry",
  "proj:projjson",
  "proj:centroid",
  "sar:polarizations",
  "eo:bands",
  "raster:bands",
  "bands",
]);
