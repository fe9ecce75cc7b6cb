import { describe, expect, it } from "vitest";
import type { Asset, Scene } from "../../catalogue/types.ts";
import { ProblemError } from "../../problem/problem.ts";
import { findBand, resolveBand } from "./resolve-band.ts";

function asset(key: string, parts: Partial<Asset> = {}): Asset {
  return {
    key,
    href: `https://example.org/${key}.tif`,
    roles: ["data"],
    bands: [{}],
    projection: {},
    protected: false,
    ...parts,
  };
}

function scene(...assets: readonly Asset[]): Scene {
  return {
    id: "S1",
    catalogue: "c",
    collection: "c",
    datetime: "2025-01-01T00:00:00Z",
    bbox: [0, 0, 1, 1],
    footprint: { type: "Polygon", coordinates: [] },
    assets: Object.fromEntries(assets.map((one) => [one.key, one])),
    synthetic: false,
  };
}

const found = (reference: string, of: Scene) => {
  const band = findBand(reference, of);
  return band && `${band.asset.key}:${band.index}`;
};

describe("band references", () => {
  it("are an asset's key first, and its first band", () => {
    const one = scene(asset("B04"), asset("stack", { bands: [{ name: "B04" }] }));
    expect(found("B04", one)).toBe("B04:0");
  });

  it("are an asset and its band by number or name", () => {
    const one = scene(asset("data", { bands: [{ name: "red" }, { name: "nir", commonName: "nir08" }] }));
    expect(found("data.b2", one)).toBe("data:1");
    expect(found("data.nir", one)).toBe("data:1");
    expect(found("data.nir08", one)).toBe("data:1");
    // The item describes two bands; the file may have more.
    expect(found("data.b5", one)).toBe("data:4");
    expect(found("data.blue", one)).toBeUndefined();
    expect(found("data.b0", one)).toBeUndefined();
  });

  it("are keys with points in them", () => {
    expect(found("S2_B04.tif", scene(asset("S2_B04.tif")))).toBe("S2_B04.tif:0");
  });

  it("are a common name, of data rather than of its picture", () => {
    const rgb = [{ commonName: "red" }, { commonName: "green" }, { commonName: "blue" }];
    const one = scene(
      asset("visual", { roles: ["visual"], bands: rgb }),
      asset("B04", { bands: [{ commonName: "red" }] }),
    );
    expect(found("red", one)).toBe("B04:0");
    expect(found("green", one)).toBe("visual:1");
  });

  it("are the finer of two assets that hold the same band", () => {
    const at = (key: string, pixel: number) =>
      asset(key, { bands: [{ name: "B04" }], projection: { transform: [pixel, 0, 0, 0, -pixel, 0] } });
    expect(found("B04", scene(at("B04_20m", 20), at("B04_10m", 10), at("B04_60m", 60)))).toBe("B04_10m:0");
  });

  it("do not insist on case when nothing else fits", () => {
    expect(found("scl", scene(asset("SCL")))).toBe("SCL:0");
    expect(found("scl", scene(asset("SCL"), asset("scl")))).toBe("scl:0");
  });

  it("that fit nothing name the scene and what it has", () => {
    expect(() => resolveBand("B99", scene(asset("B04"), asset("B08")))).toThrow(
      "Scene S1 has no band “B99”.",
    );
    try {
      resolveBand("B99", scene(asset("B04"), asset("B08")));
    } catch (error) {
      expect(error instanceof ProblemError && error.problem.advice).toBe("Its assets are: B04, B08.");
    }
  });

  it("to a file that cannot be read say why", () => {
    const unreadable = { kind: "unsupported", message: "JPEG 2000 is not decoded here." } as const;
    expect(() => resolveBand("B04", scene(asset("B04", { unreadable })))).toThrow("JPEG 2000");
  });
});
