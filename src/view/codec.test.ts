import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cloudCoverUpTo } from "../catalogue/filter/cloud-cover.ts";
import { decodeView, encodeView } from "./codec.ts";
import { defaultView } from "./default-view.ts";
import { DEFAULT_PANE } from "./panes.ts";
import { CONFIG, ndvi, view } from "./testing/views.ts";

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
      "composite",
      "panes",
      "slice2",
      "expression2",
      "range2",
      "red2",
      "x",
    ];
    const parameters = fc
      .array(
        fc.tuple(
          fc.constantFrom(...names),
          fc.oneof(
            fc.string(),
            fc.constantFrom(
              "1/2/3",
              "2",
              "median",
              "2025-06-01,2025-06-11",
              "2025-02-30",
              "1,2,3,4",
              "NaN",
              "1e999",
              "-0",
            ),
          ),
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
      panes: [{ ...DEFAULT_PANE, source: { kind: "slice", slice: "2025-06-01" }, recipe: ndvi }],
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
      panes: [{ source: null, opacity: 1 }],
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
    expect(found.panes[0].recipe).toBeNull();
    expect(problems.map(({ message }) => /“(\w+)” (.*):/.exec(message)?.slice(1))).toEqual([
      ["expression", "cannot be read"],
      ["colormap", "cannot be used"],
    ]);
    expect(
      decodeView("expression=B08&range=0,1&colormap=unicorn", CONFIG).view.panes[0].recipe,
    ).toMatchObject({
      colormap: "viridis",
    });
  });

  it("keeps the whole view of a catalogue that is named by its address", () => {
    const { view: found, problems } = decodeView(
      "catalogue=https://STAC.example.net/v1&collection=c&bbox=1,2,3,4&slice=2025-06-01",
      CONFIG,
    );
    expect(problems).toEqual([]);
    expect(found).toMatchObject({
      catalogue: "https://stac.example.net/v1",
      panes: [{ source: { kind: "slice", slice: "2025-06-01" } }],
    });
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
    expect(found).toMatchObject({ catalogue: "first", query: null, panes: [{ source: null }] });
    expect(problems[0]?.message).toContain("elsewhere");
  });

  it("keeps nothing it does not know: a token in an address is not carried on", () => {
    const { view: found } = decodeView("access_token=secret&code=secret&map=1/2/3", CONFIG);
    expect(encodeView(found)).not.toContain("secret");
  });
});
