import * as fc from "fast-check";
import { parseConfig } from "../../config/parse.ts";
import { anyPlaces } from "../../measure/testing/any-places.ts";
import type { MeasureView, SmoothingOptions } from "../../measure/types.ts";
import type { Mask, Recipe } from "../../recipe/types.ts";
import { DEFAULT_PANE } from "../panes.ts";
import type { Pane, View } from "../types.ts";
import { day, finite, searchQuery, text } from "./arbitraries.ts";

export const CONFIG = parseConfig(
  {
    catalogues: [
      { id: "first", title: "First", url: "./first" },
      { id: "second", title: "Second", url: "./second" },
    ],
    basemaps: [
      { id: "offline", title: "Offline", kind: "offline" },
      { id: "streets", title: "Streets", kind: "style", url: "https://s.example.org/", attribution: "S" },
    ],
  },
  "https://maps.example.org/",
);

const range = fc.tuple(finite(-1e6, 1e6), finite(-1e6, 1e6)).filter(([low, high]) => low !== high);

const mask: fc.Arbitrary<Mask | null> = fc.oneof(
  fc.constant(null),
  fc.record({
    kind: fc.constant("classes" as const),
    band: text(40),
    hidden: fc.array(fc.integer(), { maxLength: 20 }),
  }),
  fc.record({
    kind: fc.constant("bits" as const),
    band: text(40),
    bits: fc.array(fc.integer({ min: 0, max: 31 }), { maxLength: 8 }),
  }),
);

/** Formulas with whatever characters band names may have. */
const formula = fc
  .array(
    fc.oneof(
      fc.constantFrom("B04", "nir", "data.b1", "1e-3"),
      text(20)
        .filter((name) => !name.includes("`"))
        .map((name) => `\`${name}\``),
    ),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .chain((terms) =>
    fc.constantFrom(" + ", "-", "*", "/", " <= ", "&&", "%").map((operator) => `(${terms.join(operator)})`),
  );

const recipe: fc.Arbitrary<Recipe> = fc.oneof(
  fc.record({
    kind: fc.constant("expression" as const),
    title: fc.oneof(fc.constant(""), text(60)),
    expression: formula,
    mask,
    rescale: range,
    colormap: fc.constantFrom("viridis", "rdylgn", "greys"),
    reversed: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant("rgb" as const),
    title: text(60),
    red: formula,
    green: formula,
    blue: formula,
    mask,
    rescale: range,
  }),
  fc.record({ kind: fc.constant("classes" as const), title: text(60), band: text(60), mask }),
);

const source: fc.Arbitrary<NonNullable<Pane["source"]>> = fc.oneof(
  fc.record({ kind: fc.constant("slice" as const), slice: day }),
  fc.record({
    kind: fc.constant("composite" as const),
    slices: fc.array(day, { minLength: 1, maxLength: 20 }),
    method: fc.constantFrom("first" as const, "median" as const, "count" as const),
  }),
);
const pane: fc.Arbitrary<Pane> = fc.oneof(
  fc.constant(DEFAULT_PANE),
  fc.record({ source: fc.option(source), recipe: fc.option(recipe), opacity: finite(0, 1) }),
);

const share = finite(0, 1);

const smoothing: fc.Arbitrary<SmoothingOptions> = fc.oneof(
  fc.constant({ kind: "none" as const }),
  fc.record({ kind: fc.constant("whittaker" as const), lambda: finite(1e-3, 1e9) }),
  fc.record({
    kind: fc.constant("savitzky-golay" as const),
    window: fc.integer({ min: 3, max: 182 }).map((half) => 2 * half + 1),
    degree: fc.integer({ min: 0, max: 6 }),
  }),
);

const measure: fc.Arbitrary<MeasureView> = anyPlaces.chain((places) =>
  fc.record({
    places: fc.constant(places),
    chosen: fc.shuffledSubarray(places.map(({ id }) => id)),
    tab: fc.constantFrom(null, "season" as const, "years" as const, "table" as const, "spectrum" as const),
    options: fc.record({
      statistic: fc.constantFrom("mean" as const, "median" as const),
      touched: fc.boolean(),
      maskDilation: fc.integer({ min: 0, max: 20 }),
      minimumValidShare: share,
      smoothing,
      seasonShares: fc.record({ start: share, end: share }),
      years: fc.record({ seasonStart: day.map((date) => date.slice(5)) }),
      second: fc.option(fc.record({ title: text(60), expression: formula })),
    }),
  }),
);

/** Any view that a link can hold. */
export const view: fc.Arbitrary<View> = fc.record({
  camera: fc.record({
    lon: finite(-180, 180),
    lat: finite(-90, 90),
    zoom: finite(0, 24),
    bearing: finite(-180, 180),
    pitch: finite(0, 85),
  }),
  catalogue: fc.constantFrom(
    "first",
    "second",
    "https://stac.example.net/v1",
    "https://xn--stc-7cd.net:8443/a%20b/",
  ),
  query: fc.option(searchQuery),
  stepFilter: fc.record({
    excluded: fc.uniqueArray(day, { maxLength: 5 }),
    minimumClear: fc.option(finite(0, 100)),
  }),
  panes: fc.oneof(fc.tuple(pane), fc.tuple(pane, pane)),
  basemap: fc.option(fc.constantFrom("offline", "streets")),
  footprints: fc.boolean(),
  measure,
});

export const ndvi: Recipe = {
  kind: "expression",
  title: "NDVI",
  expression: "(B08-B04)/(B08%B04)",
  mask: null,
  rescale: [-0.08, 0.92],
  colormap: "rdylgn",
  reversed: false,
};
