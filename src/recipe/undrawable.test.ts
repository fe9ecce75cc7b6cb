import { expect, it } from "vitest";
import type { Asset, Scene } from "../catalogue/types.ts";
import { undrawable } from "./undrawable.ts";

const asset = (key: string, more: Partial<Asset>): Asset => ({
  key,
  href: `https://data.example.org/${key}`,
  roles: ["data"],
  bands: [{}],
  projection: {},
  protected: false,
  ...more,
});

const scene = (assets: readonly Asset[]): Scene => ({
  id: "S2A",
  catalogue: "cdse",
  collection: "sentinel-2-l2a",
  datetime: "2025-06-12T10:00:00Z",
  bbox: [5, 51, 6, 52],
  footprint: { type: "Polygon", coordinates: [] },
  assets: Object.fromEntries(assets.map((one) => [one.key, one])),
  synthetic: false,
});

const jpeg2000 = {
  kind: "unsupported",
  message: "B04 is JPEG 2000.",
  advice: "Use a COG collection.",
} as const;

it("says nothing where there is no scene", () => {
  expect(undrawable([])).toBeUndefined();
});

it("gives the reason of the data files, not that of a thumbnail", () => {
  const picture = asset("preview", {
    roles: ["thumbnail"],
    unreadable: { kind: "format", message: "A picture." },
  });
  const problem = undrawable([scene([picture, asset("B04", { unreadable: jpeg2000 })])]);
  expect(problem?.kind).toBe("unsupported");
  expect(problem?.message).toContain("sentinel-2-l2a");
  expect(problem?.message).toContain("JPEG 2000");
  expect(problem?.advice).toBe("Use a COG collection.");
});

it("says so when a scene names no file at all", () => {
  expect(undrawable([scene([])])?.message).toContain("no GeoTIFF");
});
