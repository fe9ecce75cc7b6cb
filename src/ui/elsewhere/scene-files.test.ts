import { expect, test } from "vitest";
import type { Asset, Scene } from "../../catalogue/types.ts";
import { scenesCsv, scenesGeoJson } from "./scene-files.ts";

const asset = (key: string, roles: readonly string[] = ["data"]): Asset => ({
  key,
  href: `https://data.example.org/${key}.tif`,
  roles,
  bands: [{}],
  projection: {},
  protected: false,
});
const ring = [
  [5, 51],
  [6, 51],
  [6, 52],
  [5, 51],
];
const scene: Scene = {
  id: "=a,b",
  catalogue: "one",
  collection: "c",
  datetime: "2025-06-01T10:30:00Z",
  bbox: [5, 51, 6, 52],
  footprint: { type: "Polygon", coordinates: [ring] },
  cloudCover: 12.5,
  assets: { red: asset("red"), small: asset("small", ["thumbnail"]) },
  synthetic: false,
};

test("a table of scenes has a row per file, and one for a scene without any", () => {
  const lines = scenesCsv([scene, { ...scene, id: "b", assets: {} }]).split("\r\n");
  expect(lines[0]).toBe(
    "id,collection,datetime,platform,tile,cloud_cover,west,south,east,north,asset,address",
  );
  // An id of a stranger's catalogue must not become a formula.
  expect(lines[1]).toBe(
    `"'=a,b",c,2025-06-01T10:30:00Z,,,12.5,5,51,6,52,red,https://data.example.org/red.tif`,
  );
  expect(lines[2]).toBe("b,c,2025-06-01T10:30:00Z,,,12.5,5,51,6,52,,");
  expect(lines).toHaveLength(4);
});

test("scenes as GeoJSON are features with their footprint and the addresses of their files", () => {
  const [feature] = scenesGeoJson([scene]).features;
  expect(feature).toMatchObject({
    id: "=a,b",
    geometry: { type: "Polygon", coordinates: [ring] },
    properties: { cloud_cover: 12.5, platform: null, assets: { red: "https://data.example.org/red.tif" } },
  });
});
