/**
 * A PROJ definition for codes that can be written down without a register: UTM on WGS 84, ETRS89 and
 * NAD83, and geographic coordinates. Undefined for all others.
 * Source: EPSG register, zones as listed under "WGS 84 / UTM zone 1N" and its siblings.
 */
export function wellKnownDefinition(code: number): string | undefined {
  if (code === 4326 || code === 4979) return "+proj=longlat +datum=WGS84 +no_defs";
  if (code === 4258 || code === 4269) return "+proj=longlat +ellps=GRS80 +towgs84=0,0,0 +no_defs";
  if (code >= 32601 && code <= 32660) return utm(code - 32600, "+datum=WGS84");
  if (code >= 32701 && code <= 32760) return utm(code - 32700, "+south +datum=WGS84");
  if (code >= 25828 && code <= 25838) return utm(code - 25800, "+ellps=GRS80 +towgs84=0,0,0");
  if (code >= 26901 && code <= 26923) return utm(code - 26900, "+ellps=GRS80 +towgs84=0,0,0");
  return undefined;
}

function utm(zone: number, datum: string): string {
  return `+proj=utm +zone=${zone} ${datum} +units=m +no_defs`;
}

/** True for EPSG:3857 and the codes it had before it got one. */
export function isWebMercator(code: number): boolean {
  return code === 3857 || code === 900913 || code === 3785 || code === 102100 || code === 102113;
}

/** The number in "EPSG:32631", "urn:ogc:def:crs:EPSG::32631" or ".../crs/EPSG/0/32631". */
export function epsgNumber(code: string): number | undefined {
  const digits = /EPSG(?:[:/][\w.]*)*?[:/](\d+)$/i.exec(code.trim())?.[1];
  return digits === undefined ? undefined : Number(digits);
}
