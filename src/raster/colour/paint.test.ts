import { describe, expect, it } from "vitest";
import { legendOf, paletteOf } from "./class-palette.ts";
import { COLORMAPS } from "../../recipe/colormaps.ts";
import { COLORMAP_SIZE, colormap } from "./colormap.ts";
import { paintClasses, paintRgb, paintValues } from "./paint.ts";

const pixel = (picture: Uint8ClampedArray, index: number) => [...picture.subarray(index * 4, index * 4 + 4)];

describe("colormaps", () => {
  it("have the published colours at their ends and in the middle", () => {
    const at = (name: string, index: number) => pixel(new Uint8ClampedArray(colormap(name)), index);
    // matplotlib 3.8: viridis(0.0), viridis(0.5), viridis(1.0) as bytes.
    expect(at("viridis", 0)).toEqual([68, 1, 84, 255]);
    const middle = at("viridis", 127);
    expect(
      Math.max(...[33, 145, 140].map((byte, i) => Math.abs(byte - (middle[i] ?? 0)))),
    ).toBeLessThanOrEqual(3);
    expect(at("viridis", 255)).toEqual([253, 231, 37, 255]);
    // colorbrewer2.org, RdYlGn, 11 classes: first, sixth, last.
    expect(at("rdylgn", 0)).toEqual([165, 0, 38, 255]);
    expect(at("rdylgn", 255)).toEqual([0, 104, 55, 255]);
    expect(at("greys", 51)).toEqual([51, 51, 51, 255]);
  });

  it("run backwards when reversed", () => {
    for (const { name } of COLORMAPS) {
      const forwards = colormap(name);
      const backwards = colormap(name, true);
      expect(backwards.length).toBe(COLORMAP_SIZE * 4);
      expect([...backwards.subarray(0, 4)]).toEqual([...forwards.subarray(-4)]);
    }
  });

  it("are offered with those safe for colour-blind readers first", () => {
    const safe = COLORMAPS.map(({ colourBlindSafe }) => colourBlindSafe);
    expect(safe.indexOf(false)).toBe(safe.lastIndexOf(true) + 1);
    expect(COLORMAPS.find(({ name }) => name === "rdylgn")?.colourBlindSafe).toBe(false);
  });

  it("that do not exist are refused by name", () => {
    expect(() => colormap("jett")).toThrow("There is no colormap “jett”.");
  });
});

describe("painting", () => {
  it("puts the ends of the range at the ends of the table, and NaN is transparent", () => {
    const values = new Float32Array([-0.2, 1, -5, 7, Number.NaN, 0.4]);
    const picture = paintValues(values, [-0.2, 1], colormap("greys"));
    expect([0, 1, 2, 3].map((index) => pixel(picture, index)[0])).toEqual([0, 255, 0, 255]);
    expect(pixel(picture, 4)).toEqual([0, 0, 0, 0]);
    expect(Math.abs((pixel(picture, 5)[0] ?? 0) - 127.5)).toBeLessThanOrEqual(1);
  });

  it("accepts a range that runs backwards or has no width", () => {
    const values = new Float32Array([0, 1, 2]);
    const backwards = paintValues(values, [2, 0], colormap("greys"));
    expect([0, 1, 2].map((index) => pixel(backwards, index)[0])).toEqual([255, 128, 0]);
    const threshold = paintValues(values, [1, 1], colormap("greys"));
    expect([0, 1, 2].map((index) => pixel(threshold, index)[0])).toEqual([0, 255, 255]);
  });

  it("stretches three channels alike and hides pixels that miss one", () => {
    const planes = [
      new Float32Array([0, 0.1, 0.2]),
      new Float32Array([0.2, 0.1, 0.4]),
      new Float32Array([0.1, Number.NaN, -1]),
    ];
    const picture = paintRgb(planes, [0, 0.2]);
    expect(pixel(picture, 0)).toEqual([0, 255, 128, 255]);
    expect(pixel(picture, 1)).toEqual([0, 0, 0, 0]);
    expect(pixel(picture, 2)).toEqual([255, 255, 0, 255]);
  });

  it("paints classes in the item's colours, then the file's, then well-known ones", () => {
    const table = new Uint8Array(256 * 4);
    table.set([1, 2, 3, 255], 5 * 4);
    const palette = paletteOf({
      name: "map",
      palette: table,
      classes: [
        { value: 4, name: "Trees", colour: "#00a000" },
        { value: 5, name: "Grass" },
        { value: 0, name: "Nothing", nodata: true },
      ],
    });
    const picture = paintClasses(new Float32Array([4, 5, 0, Number.NaN]), palette);
    expect(pixel(picture, 0)).toEqual([0, 160, 0, 255]);
    expect(pixel(picture, 1)).toEqual([1, 2, 3, 255]);
    expect(pixel(picture, 2)).toEqual([0, 0, 0, 0]);
    expect(pixel(picture, 3)).toEqual([0, 0, 0, 0]);
  });

  it("knows the scene classification of Sentinel-2 by its name", () => {
    const legend = legendOf({ name: "SCL" });
    expect(legend.find(({ value }) => value === 4)).toEqual({
      value: 4,
      name: "Vegetation",
      colour: "#00a000",
    });
    expect(legendOf({ name: "landcover" })).toEqual([]);
  });
});
