import { lonLatOf, mercatorOf } from "../../geo/mercator.ts";
import type { Projector } from "./projector.ts";
import { type Ellipsoid, GRS80, WGS84, transverseMercator } from "./transverse-mercator.ts";
import { webMercator } from "./web-mercator.ts";

/**
 * Projectors of the systems most scenes are in, which need neither a register nor a projection library:
 * Web Mercator, geographic coordinates, and UTM on WGS 84, ETRS89 and NAD83. Undefined for all others.
 * Source: EPSG register, zones as listed under "WGS 84 / UTM zone 1N" and its siblings. The three datums are
 * taken for one, as everywhere: they differ by a metre or two.
 */
export function wellKnownProjector(code: number): Projector | undefined {
  if (isWebMercator(code)) return webMercator;
  if (code === 4326 || code === 4979 || code === 4258 || code === 4269) return geographic;
  if (code >= 32601 && code <= 32660) return utm(code - 32600, WGS84);
  if (code >= 32701 && code <= 32760) return utm(code - 32700, WGS84, 10_000_000);
  if (code >= 25828 && code <= 25838) return utm(code - 25800, GRS80);
  if (code >= 26901 && code <= 26923) return utm(code - 26900, GRS80);
  return undefined;
}

/** True for EPSG:3857 and the codes it had before it got one. */
function isWebMercator(code: number): boolean {
  return code === 3857 || code === 900913 || code === 3785 || code === 102100 || code === 102113;
}

const geographic: Projector = {
  key: "degrees",
  period: 360,
  fromMercator: (x, y) => lonLatOf([x, y]),
  toMercator: (lon, lat) => mercatorOf([lon, lat]),
  fromLonLat: (lon, lat) => [lon, lat],
  toLonLat: (lon, lat) => [lon, lat],
};

function utm(zone: number, ellipsoid: Ellipsoid, falseNorthing = 0): Projector {
  const { forward, inverse } = transverseMercator({
    centralMeridian: zone * 6 - 183,
    scale: 0.9996,
    falseEasting: 500_000,
    falseNorthing,
    ellipsoid,
  });
  return {
    key: `utm ${zone} ${falseNorthing} ${ellipsoid.flattening}`,
    fromLonLat: forward,
    toLonLat: inverse,
    fromMercator: (x, y) => {
      const [lon, lat] = lonLatOf([x, y]);
      return forward(lon, lat);
    },
    toMercator: (x, y) => mercatorOf(inverse(x, y)),
  };
}

const WGS_84 = 4326;

/**
 * The number in "EPSG:32631", "urn:ogc:def:crs:EPSG::32631", ".../crs/EPSG/0/32631" or "ESRI:54009": no number has two
 * meanings. Of "EPSG:32631+5773" the horizontal one. OGC's CRS84 is WGS 84, longitude first as on every map here.
 */
export function epsgNumber(code: string): number | undefined {
  if (/(?:^|[:/])CRS84h?$/i.test(code.trim())) return WGS_84;
  const digits = /(?:EPSG|ESRI)(?:[:/][\w.]*)*?[:/] ?(\d+)(?:\+\d+)?$/i.exec(code.trim())?.[1];
  return digits === undefined ? undefined : Number(digits);
}
