import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cloudCoverUpTo } from "../catalogue/filter/cloud-cover.ts";
import { parseConfig } from "../config/parse.ts";
import type { Mask, Recipe } from "../recipe/types.ts";
import { decodeView, encodeView } from "./codec.ts";
import { defaultView } from "./default-view.ts";
import { day, finite, searchQuery, text } from "./testing/arbitraries.ts";
import type { View } from "./types.ts";

const CONFIG = parseConfig(
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

const view: fc.Arbitrary<View> = fc.record({
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
  slice: fc.option(day),
  recipe: fc.option(recipe),
  basemap: fc.option(fc.constantFrom("offline", "streets")),
  opacity: finite(0, 1),
  footprints: fc.boolean(),
});

describe("the address of a view", () => {
  it("gives back exactly the view it was made of", () => {
    fc.assert(
      fc.property(view, (original) => {
        expect(decodeView(encodeView(original), CONFIG)).toEqual({ view: original, problems: [] });
      }),
      { numRuns: 1000 },
    );
  });

  it("survives the browser's own reading of an address", () => {
    fc.assert(
      fc.property(view, (original) => {
        const { hash } = new URL(`https://maps.example.org/#${encodeView(original)}`);
        expect(decodeView(hash, CONFIG).view).toEqual(original);
      }),
    );
  });

  it("gives a view for any text whatever, and every problem names a parameter", () => {
    const names = [
      "map",
      "catalogue",
      "collection",
      "bbox",
      "from",
      "to",
      "cloud",
      "where",
      "area",
      "slice",
      "expression",
      "range",
      "mask",
      "bits",
      "red",
      "opacity",
      "x",
    ];
    const parameters = fc
      .array(
        fc.tuple(
          fc.constantFrom(...names),
          fc.oneof(fc.string(), fc.constantFrom("1/2/3", "2025-02-30", "1,2,3,4", "NaN", "1e999", "-0")),
        ),
      )
      .map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join("&"));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), parameters), (hash) => {
        const { view: found, problems } = decodeView(hash, CONFIG);
        expect(decodeView(encodeView(found), CONFIG)).toEqual({ view: found, problems: [] });
        for (const { message } of problems) expect(message).toMatch(/parameter “/);
      }),
      { numRuns: 1000 },
    );
  });

  it("is readable: formulas, coordinates and names stand as they are", () => {
    const start = defaultView(CONFIG);
    const address = encodeView({
      ...start,
      camera: { lon: 5.17, lat: 51.25, zoom: 12, bearing: 0, pitch: 0 },
      query: {
        collections: ["sample-season"],
        area: [5, 51, 6, 52],
        time: { from: "2025-01-01", to: null },
        where: [cloudCoverUpTo(20)],
      },
      slice: "2025-06-01",
      recipe: {
        kind: "expression",
        title: "NDVI",
        expression: "(B08-B04)/(B08%B04)",
        mask: null,
        rescale: [-0.08, 0.92],
        colormap: "rdylgn",
        reversed: false,
      },
    });
    expect(address).toBe(
      "map=12/51.25/5.17&catalogue=first&collection=sample-season&bbox=5,51,6,52&from=2025-01-01&cloud=20" +
        "&slice=2025-06-01&expression=(B08-B04)/(B08%25B04)&colormap=rdylgn&range=-0.08,0.92&title=NDVI",
    );
  });

  it("drops broken parameters one by one and keeps the rest", () => {
    const { view: found, problems } = decodeView(
      "#map=12/51/5&catalogue=second&slice=2025-02-30&opacity=7&footprints=1&utm_source=mail",
      CONFIG,
    );
    expect(found).toMatchObject({
      catalogue: "second",
      slice: null,
      opacity: 1,
      footprints: true,
      camera: { zoom: 12 },
    });
    expect(problems.map(({ message }) => /“(\w+)”/.exec(message)?.[1])).toEqual([
      "slice",
      "opacity",
      "utm_source",
    ]);
  });

  it("drops a formula that cannot be read and a colormap that is not known, and says why", () => {
    const { view: found, problems } = decodeView("expression=(B08-&range=0,1&colormap=unicorn", CONFIG);
    expect(found.recipe).toBeNull();
    expect(problems.map(({ message }) => /“(\w+)” (.*):/.exec(message)?.slice(1))).toEqual([
      ["expression", "cannot be read"],
      ["colormap", "cannot be used"],
    ]);
    expect(decodeView("expression=B08&range=0,1&colormap=unicorn", CONFIG).view.recipe).toMatchObject({
      colormap: "viridis",
    });
  });

  it("keeps the whole view of a catalogue that is named by its address", () => {
    const { view: found, problems } = decodeView(
      "catalogue=https://STAC.example.net/v1&collection=c&bbox=1,2,3,4&slice=2025-06-01",
      CONFIG,
    );
    expect(problems).toEqual([]);
    expect(found).toMatchObject({ catalogue: "https://stac.example.net/v1", slice: "2025-06-01" });
    expect(found.query?.collections).toEqual(["c"]);
  });

  it("takes the address of a configured catalogue for that catalogue", () => {
    for (const address of ["https://maps.example.org/second", "https://MAPS.example.org/second/"]) {
      expect(decodeView(`catalogue=${address}`, CONFIG)).toMatchObject({
        view: { catalogue: "second" },
        problems: [],
      });
    }
  });

  it.each(["https://a:b@stac.example.net/", "http://stac.example.net/", "https://stac.example.net/?k=1"])(
    "leaves out a catalogue at %s with a message, and keeps the place",
    (address) => {
      const link = `map=7/1/2&catalogue=${encodeURIComponent(address)}&collection=c&bbox=1,2,3,4`;
      const { view: found, problems } = decodeView(link, CONFIG);
      expect(found).toMatchObject({ catalogue: "first", query: null, camera: { zoom: 7, lat: 1, lon: 2 } });
      expect(problems[0]?.message).toContain("names a catalogue whose address");
    },
  );

  it("names no other catalogues where the deployment refuses them", () => {
    const { view: found, problems } = decodeView("catalogue=https://stac.example.net/", {
      ...CONFIG,
      otherCatalogues: "refuse",
    });
    expect(found.catalogue).toBe("first");
    expect(problems[0]?.message).toContain("not configured here");
  });

  it("forgets collection, date and recipe of a catalogue that is not configured", () => {
    const { view: found, problems } = decodeView(
      "catalogue=elsewhere&collection=c&bbox=1,2,3,4&slice=2025-06-01",
      CONFIG,
    );
    expect(found).toMatchObject({ catalogue: "first", query: null, slice: null });
    expect(problems[0]?.message).toContain("elsewhere");
  });

  it("keeps nothing it does not know: a token in an address is not carried on", () => {
    const { view: found } = decodeView("access_token=secret&code=secret&map=1/2/3", CONFIG);
    expect(encodeView(found)).not.toContain("secret");
  });
});
