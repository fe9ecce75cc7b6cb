import proj4 from "proj4";
import type { Asset, Scene } from "../../src/catalogue/types.ts";
import type { Slice } from "../../src/timeline/types.ts";
import type { BenchScene } from "./candidate.ts";

const METRES = 10;
const utm = proj4("+proj=utm +zone=31 +datum=WGS84 +units=m +no_defs");

/** What a STAC item of the pair would be after normalising. */
export function pairScene(scene: BenchScene): Scene {
  const [left, top] = scene.corner;
  const edge = scene.size * METRES;
  const ring = [
    [left, top],
    [left + edge, top],
    [left + edge, top - edge],
    [left, top - edge],
    [left, top],
  ].map((corner) => utm.inverse(corner));
  const lons = ring.map(([lon = 0]) => lon);
  const lats = ring.map(([, lat = 0]) => lat);
  return {
    id: scene.id,
    catalogue: "bench",
    collection: "bench",
    datetime: "2026-06-01T10:50:00Z",
    bbox: [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)],
    footprint: { type: "Polygon", coordinates: [ring] },
    assets: { red: reflectance("red", scene.red), nir: reflectance("nir", scene.nir) },
    synthetic: true,
  };
}

function reflectance(name: string, href: string): Asset {
  return {
    key: name,
    href,
    roles: ["data"],
    bands: [{ name, commonName: name, dataType: "uint16", nodata: 0, scale: 0.0001, offset: 0 }],
    projection: { code: "EPSG:32631" },
    protected: false,
  };
}

export function sliceOf(id: string, scenes: readonly [Scene, ...Scene[]]): Slice {
  const [{ datetime }] = scenes;
  const west = Math.min(...scenes.map(({ bbox }) => bbox[0]));
  const south = Math.min(...scenes.map(({ bbox }) => bbox[1]));
  const east = Math.max(...scenes.map(({ bbox }) => bbox[2]));
  const north = Math.max(...scenes.map(({ bbox }) => bbox[3]));
  return { id, day: datetime.slice(0, 10), datetime, scenes, bbox: [west, south, east, north] };
}
