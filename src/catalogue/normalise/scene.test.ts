import * as fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Problem } from "../../problem/problem.ts";
import type { Scene } from "../types.ts";
import type { SceneContext } from "./context.ts";
import { isScene, toScene } from "./scene.ts";

const CONTEXT: SceneContext = {
  catalogue: "one",
  collection: "asked-for",
  url: "https://stac.example.org/search",
};

const SQUARE = {
  type: "Polygon",
  coordinates: [
    [
      [5, 51],
      [6, 51],
      [6, 52],
      [5, 52],
      [5, 51],
    ],
  ],
};

function item(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    type: "Feature",
    id: "scene-1",
    geometry: SQUARE,
    properties: { datetime: "2025-06-01T10:30:00Z" },
    assets: {},
    ...changes,
  };
}

function sceneOf(value: unknown, context: SceneContext = CONTEXT): Scene {
  const answer = toScene(value, context);
  if (!isScene(answer)) throw new Error(answer.message);
  return answer;
}

function problemOf(value: unknown): Problem {
  const answer = toScene(value, CONTEXT);
  if (isScene(answer)) throw new Error("became a scene");
  return answer;
}

afterEach(() => void vi.unstubAllEnvs());

describe("toScene", () => {
  it("never throws, whatever the catalogue sends", () => {
    const keys = [
      "id",
      "properties",
      "geometry",
      "bbox",
      "assets",
      "links",
      "datetime",
      "href",
      "eo:bands",
      "bands",
    ];
    const anything = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.jsonValue(),
        fc.array(tie("value")),
        fc.dictionary(fc.constantFrom(...keys), tie("value")),
      ),
    })).value;
    fc.assert(
      fc.property(anything, anything, anything, (properties, geometry, assets) => {
        toScene({ id: "x", properties, geometry, bbox: geometry, assets, links: assets }, CONTEXT);
        toScene(
          item({
            assets: { one: assets, two: { href: "./a.tif", bands: assets, "raster:bands": properties } },
          }),
          CONTEXT,
        );
      }),
      { numRuns: 200 },
    );
  });

  it("draws the footprint from the box when there is no geometry", () => {
    const scene = sceneOf(item({ geometry: null, bbox: [5, 51, 0, 6, 52, 100] }));
    expect(scene.bbox).toEqual([5, 51, 6, 52]);
    expect(scene.footprint).toEqual(SQUARE);
  });

  it("names an item that has neither geometry nor box, nor a date", () => {
    expect(problemOf(item({ geometry: null })).message).toContain("scene-1");
    expect(problemOf(item({ properties: { datetime: null } })).message).toContain("no date");
  });

  it("takes the start of a range, and reads times without a zone as UTC wherever the browser is", () => {
    vi.stubEnv("TZ", "Asia/Tokyo");
    expect(new Date(2025, 5, 1).getUTCDate()).toBe(31);
    const range = { datetime: null, start_datetime: "2025-06-01T10:00:00+02:00" };
    expect(sceneOf(item({ properties: range })).datetime).toBe("2025-06-01T08:00:00.000Z");
    expect(sceneOf(item({ properties: { datetime: "2025-06-01 10:30:00" } })).datetime).toBe(
      "2025-06-01T10:30:00.000Z",
    );
  });

  it("cuts footprints at the antimeridian, and their box crosses it", () => {
    const crossing = [
      [
        [179, 0],
        [-179, 0],
        [-179, 1],
        [179, 1],
        [179, 0],
      ],
    ];
    const scene = sceneOf(
      item({ geometry: { type: "Polygon", coordinates: crossing }, bbox: [-180, 0, 180, 1] }),
    );
    expect(scene.bbox).toEqual([179, 0, -179, 1]);
    expect(scene.footprint.type).toBe("MultiPolygon");
  });

  it("leaves a footprint of the whole world whole", () => {
    const world = [
      [
        [-180, -90],
        [180, -90],
        [180, 90],
        [-180, 90],
        [-180, -90],
      ],
    ];
    expect(sceneOf(item({ geometry: { type: "Polygon", coordinates: world } })).bbox).toEqual([
      -180, -90, 180, 90,
    ]);
  });

  it("drops cloud covers that are no per cent", () => {
    const covers = [-1, 999, "12.5", null].map(
      (cover) =>
        sceneOf(item({ properties: { datetime: "2025-06-01", "eo:cloud_cover": cover } })).cloudCover,
    );
    expect(covers).toEqual([undefined, undefined, 12.5, undefined]);
  });

  it("reads tile names of every extension", () => {
    const cases: [Record<string, unknown>, string][] = [
      [{ "grid:code": "MGRS-31UFS" }, "31UFS"],
      [{ "s2:mgrs_tile": "31UFS" }, "31UFS"],
      [{ "mgrs:utm_zone": 5, "mgrs:latitude_band": "U", "mgrs:grid_square": "FS" }, "05UFS"],
      [{ "landsat:wrs_path": "13", "landsat:wrs_row": "032" }, "013032"],
    ];
    for (const [said, expected] of cases) {
      expect(sceneOf(item({ properties: { datetime: "2025-06-01", ...said } })).gridCode).toBe(expected);
    }
  });

  it("takes only pictures from the web as thumbnails", () => {
    const thumbnail = (href: string, type = "image/png"): string | undefined =>
      sceneOf(item({ assets: { thumbnail: { href, type, roles: ["thumbnail"] } } })).thumbnail;
    expect(thumbnail("./t.png")).toBe("https://stac.example.org/t.png");
    expect(thumbnail("javascript:alert(1)")).toBeUndefined();
    expect(thumbnail("data:image/png;base64,AAAA")).toBeUndefined();
    expect(thumbnail("s3://bucket/t.png")).toBeUndefined();
    expect(thumbnail("./t.html", "text/html")).toBeUndefined();
  });

  it("takes no thumbnail that the page may not load or that asks for a token", () => {
    const thumbnail = { href: "https://far.example.org/t.png", type: "image/png" };
    const origins = ["https://stac.example.org"];
    expect(sceneOf(item({ assets: { thumbnail } }), { ...CONTEXT, origins }).thumbnail).toBeUndefined();
    const guarded = { ...thumbnail, "auth:refs": ["oidc"] };
    expect(sceneOf(item({ assets: { thumbnail: guarded } })).thumbnail).toBeUndefined();
  });
});
