import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { isScene, toScene } from "../../catalogue/normalise/scene.ts";
import { compileExpression } from "../../raster/maths/compile.ts";
import { sliceOf } from "../../raster/engine/testing/local-series.ts";
import type { Mask, Recipe } from "../../recipe/types.ts";
import { codeOf } from "../languages.ts";
import { layerOf } from "../layer.ts";

interface Setup {
  readonly input: readonly { readonly bands: readonly string[]; readonly units: readonly string[] }[];
  readonly output: { readonly bands: number; readonly sampleType: string };
}
type Sample = Readonly<Record<string, number>>;

/** An item as Earth Search has them: common names, and no names of the mission. */
const item = {
  type: "Feature",
  stac_version: "1.0.0",
  id: "S2A_31UFS_20250620",
  collection: "sentinel-2-l2a",
  geometry: {
    type: "Polygon",
    coordinates: [
      [
        [5, 51],
        [5.1, 51],
        [5.1, 51.1],
        [5, 51.1],
        [5, 51],
      ],
    ],
  },
  bbox: [5, 51, 5.1, 51.1],
  properties: { datetime: "2025-06-20T10:00:00Z", "proj:epsg": 32631 },
  links: [],
  assets: Object.fromEntries(
    [
      ["red", "red"],
      ["nir", "nir"],
      ["scl", undefined],
    ].map(([key, common]) => [
      key,
      {
        href: `https://data.example.org/${key}.tif`,
        type: "image/tiff; application=geotiff; profile=cloud-optimized",
        roles: ["data"],
        "proj:transform": [10, 0, 600_000, 0, -10, 5_700_000],
        ...(common === undefined ? {} : { "eo:bands": [{ name: key, common_name: common }] }),
        ...(common === undefined ? {} : { "raster:bands": [{ scale: 0.0001, offset: -0.1, nodata: 0 }] }),
      },
    ]),
  ),
};

async function textOf(recipe: Recipe): Promise<string> {
  const scenes = [toScene(item, { catalogue: "x", url: "https://stac.example.org/" })].filter(isScene);
  const layer = await layerOf({
    catalogue: { title: "Earth", url: "https://stac.example.org/" },
    query: {
      collections: ["sentinel-2-l2a"],
      area: [5, 51, 5.1, 51.1],
      time: { from: null, to: null },
      where: [],
    },
    slice: sliceOf(scenes),
    found: scenes,
    recipe,
    area: [5.02, 51.02, 5.05, 51.05],
  });
  return codeOf("evalscript", layer, { output: "median" }).text;
}

/** What Sentinel Hub does with a script: asks it for its bands, then for each pixel. */
async function host(
  recipe: Recipe,
): Promise<{ readonly setup: Setup; readonly evaluate: (sample: Sample) => readonly number[] }> {
  const text = await textOf(recipe);
  expect(text.startsWith("//VERSION=3\n")).toBe(true);
  const script = runInNewContext(`${text}; ({ setup, evaluatePixel })`) as {
    setup: () => Setup;
    evaluatePixel: (sample: Sample) => readonly number[];
  };
  return { setup: script.setup(), evaluate: (sample) => [...script.evaluatePixel(sample)] };
}

function expression(text: string, mask: Mask | null): Recipe {
  return {
    kind: "expression",
    title: "x",
    expression: text,
    rescale: [0, 1],
    colormap: "viridis",
    reversed: false,
    mask,
  };
}

const NDVI = "(nir - red) / (nir + red)";

describe("an evalscript in a host like Sentinel Hub's", () => {
  it("asks for the mission's bands, reflectance as reflectance and classes as numbers", async () => {
    const { setup } = await host(expression(NDVI, { kind: "classes", band: "scl", hidden: [3] }));
    const [input] = setup.input;
    expect(input?.bands).toEqual(["B08", "B04", "SCL", "dataMask"]);
    expect(input?.units).toEqual(["REFLECTANCE", "REFLECTANCE", "DN", "DN"]);
    expect(setup.output).toEqual({ bands: 1, sampleType: "FLOAT32" });
  });

  it("has the application's number for every pixel", async () => {
    const { evaluate } = await host(expression(NDVI, null));
    const program = compileExpression(NDVI);
    const samples = [
      [0.4, 0.1],
      [0, 0],
      [-0.02, 0.02],
      [0.3, 0.3],
    ] as const;
    for (const [B08, B04] of samples) {
      const [value = 0] = evaluate({ B08, B04, dataMask: 1 });
      expect(value, `${B08} ${B04}`).toBe(program.evaluateAt([B08, B04]));
    }
  });

  it("has no number where there is no data, and where the mask hides a class or a bit", async () => {
    const byClass = await host(expression("red", { kind: "classes", band: "scl", hidden: [3, 9] }));
    const byBit = await host(expression("red", { kind: "bits", band: "scl", bits: [1, 3] }));
    const at = (SCL: number, dataMask = 1) => ({ B04: 0.5, SCL, dataMask });
    expect(byClass.evaluate(at(3))).toEqual([Number.NaN]);
    expect(byClass.evaluate(at(4))).toEqual([0.5]);
    expect(byClass.evaluate(at(4, 0))).toEqual([Number.NaN]);
    expect(byBit.evaluate(at(0b1000))).toEqual([Number.NaN]);
    expect(byBit.evaluate(at(0b0101))).toEqual([0.5]);
  });

  it("has three numbers for three planes, and none where one of them has none", async () => {
    const rgb: Recipe = {
      kind: "rgb",
      title: "",
      red: "nir",
      green: "red / nir",
      blue: "red",
      rescale: [0, 1],
      mask: null,
    };
    const { setup, evaluate } = await host(rgb);
    expect(setup.output.bands).toBe(3);
    expect(evaluate({ B08: 0.5, B04: 0.25, dataMask: 1 })).toEqual([0.5, 0.5, 0.25]);
    expect(evaluate({ B08: 0, B04: 0.25, dataMask: 1 })).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });
});
