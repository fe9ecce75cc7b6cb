import { describe, expect, it } from "vitest";
import { DEFAULT_OPTIONS } from "../../measure/defaults.ts";
import type { Place } from "../../measure/types.ts";
import type { ExpressionRecipe, RgbRecipe } from "../../recipe/types.ts";
import type { Slice } from "../../timeline/types.ts";
import { isSmall, measurable, numbersKey, questionOf, secondRecipe } from "./question.ts";

const recipe: ExpressionRecipe = {
  kind: "expression",
  title: "NDVI",
  expression: "NDVI",
  mask: null,
  rescale: [0, 1],
  colormap: "rdylgn",
  reversed: false,
};
const place: Place = {
  id: "1",
  name: "A",
  colour: "#0072b2",
  hidden: false,
  geometry: { type: "Point", coordinates: [5, 51] },
};

describe("what is asked of the series engine", () => {
  it("stays the same under another name or colour, of the place as of the layer", () => {
    const key = numbersKey(recipe, [place], DEFAULT_OPTIONS);
    expect(numbersKey({ ...recipe, rescale: [0, 0.5], colormap: "viridis" }, [place], DEFAULT_OPTIONS)).toBe(
      key,
    );
    expect(numbersKey(recipe, [{ ...place, name: "B", colour: "#d55e00" }], DEFAULT_OPTIONS)).toBe(key);
    expect(numbersKey(recipe, [place], { ...DEFAULT_OPTIONS, statistic: "median" })).toBe(key);
  });

  it("changes with the expression, the mask, the shape and the rule", () => {
    const moved: Place = { ...place, geometry: { type: "Point", coordinates: [5.1, 51] } };
    const keys = [
      numbersKey(recipe, [place], DEFAULT_OPTIONS),
      numbersKey({ ...recipe, expression: "B08" }, [place], DEFAULT_OPTIONS),
      numbersKey(
        { ...recipe, mask: { kind: "classes", band: "SCL", hidden: [3] } },
        [place],
        DEFAULT_OPTIONS,
      ),
      numbersKey(recipe, [moved], DEFAULT_OPTIONS),
      numbersKey(recipe, [place], { ...DEFAULT_OPTIONS, touched: true }),
      numbersKey(recipe, [place], { ...DEFAULT_OPTIONS, maskDilation: 1 }),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("is nothing without places, dates, or a single value per pixel", () => {
    const slice = { id: "a" } as Slice;
    expect(questionOf(recipe, [], [slice], DEFAULT_OPTIONS)).toBeNull();
    expect(questionOf(recipe, [place], [], DEFAULT_OPTIONS)).toBeNull();
    expect(questionOf(null, [place], [slice], DEFAULT_OPTIONS)).toBeNull();
    expect(questionOf(recipe, [place], [slice], DEFAULT_OPTIONS)).toMatchObject({ places: [place] });
    const photograph: RgbRecipe = {
      kind: "rgb",
      title: "",
      red: "r",
      green: "g",
      blue: "b",
      mask: null,
      rescale: [0, 1],
    };
    expect(measurable(photograph)).toBeNull();
  });

  it("has a second quantity under the layer's mask and calibration, and none that is the layer's own", () => {
    const mask = { kind: "classes", band: "SCL", hidden: [3] } as const;
    const calibration = { scale: 0.0001, offset: -0.1 };
    const layer = { ...recipe, mask, calibration };
    const ndmi = { title: "NDMI", expression: "(B08-B11)/(B08+B11)" };
    expect(secondRecipe(layer, ndmi)).toMatchObject({ ...ndmi, kind: "expression", mask, calibration });
    expect(secondRecipe(layer, { title: "Again", expression: "NDVI" })).toBeNull();
    expect(secondRecipe(null, ndmi)).toBeNull();
    expect(secondRecipe(layer, null)).toBeNull();
    expect(secondRecipe(layer, { title: "", expression: "B8A" })?.title).toBe("B8A");
  });

  it("waits for a word of the person where it takes many requests, megabytes or seconds", () => {
    const small = { requests: 140, bytes: 9e6, seconds: 4, dates: 36, basis: "assumed" } as const;
    expect(isSmall(small)).toBe(true);
    expect(isSmall({ ...small, requests: 5000 })).toBe(false);
    expect(isSmall({ ...small, bytes: 3e8 })).toBe(false);
    expect(isSmall({ ...small, seconds: 300 })).toBe(false);
  });
});
