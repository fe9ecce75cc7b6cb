import { describe, expect, it } from "vitest";
import { decodeView, encodeView } from "./codec.ts";
import { defaultView } from "./default-view.ts";
import { DEFAULT_PANE } from "./panes.ts";
import { CONFIG, ndvi } from "./testing/views.ts";
import type { Pane, View } from "./types.ts";

describe("the pictures of a link", () => {
  it("names what belongs to a second picture as the first, with a 2 behind it", () => {
    const june: Pane = { source: { kind: "slice", slice: "2025-06-01" }, recipe: ndvi, opacity: 1 };
    const summer: Pane = {
      source: { kind: "composite", slices: ["2025-06-01", "2025-06-11"], method: "median" },
      recipe: { kind: "classes", title: "", band: "SCL", mask: null },
      opacity: 0.5,
    };
    const start = defaultView(CONFIG);
    const panesOf = (panes: View["panes"]) =>
      encodeView({ ...start, panes }).replace(encodeView({ ...start }), "");
    const first =
      "&slice=2025-06-01&expression=(B08-B04)/(B08%25B04)&colormap=rdylgn&range=-0.08,0.92&title=NDVI";
    expect(panesOf([june, summer])).toBe(
      `${first}&panes=2&composite2=median&slice2=2025-06-01,2025-06-11&classes2=SCL&opacity2=0.5`,
    );
    expect(panesOf([june])).toBe(first);
    expect(panesOf([DEFAULT_PANE, DEFAULT_PANE])).toBe("&panes=2");
  });

  it("reads links from before there were two pictures", () => {
    const { view: found, problems } = decodeView(
      "#map=12/51.2/5.98&catalogue=first&collection=sample-season&bbox=5.7,51.1,6.1,51.3&slice=2025-06-12" +
        "&red=B04&green=B03&blue=B02&range=0,0.3&mask=SCL&hidden=3,8&basemap=offline&opacity=0.8&footprints=1",
      CONFIG,
    );
    expect(problems).toEqual([]);
    expect(found.panes).toEqual([
      {
        source: { kind: "slice", slice: "2025-06-12" },
        recipe: {
          kind: "rgb",
          title: "",
          red: "B04",
          green: "B03",
          blue: "B02",
          mask: { kind: "classes", band: "SCL", hidden: [3, 8] },
          rescale: [0, 0.3],
        },
        opacity: 0.8,
      },
    ]);
  });

  it.each([
    ["slice=2025-06-01,2025-06-11", "slice"],
    ["composite=median", "composite"],
    ["composite=average&slice=2025-06-01", "composite"],
    ["panes=3", "panes"],
    ["slice2=2025-06-01", "slice2"],
    ["panes=2&red2=B04&range2=0,1", "red2"],
  ])("names the parameter of “%s” that cannot be used", (link, name) => {
    const { problems } = decodeView(link, CONFIG);
    expect(problems.map(({ message }) => /“(\w+)”/.exec(message)?.[1])).toEqual([name]);
  });

  it("uses the first of two parameters of one name, and says so", () => {
    const { view: found, problems } = decodeView("opacity=0.2&opacity=0.9", CONFIG);
    expect(found.panes[0].opacity).toBe(0.2);
    expect(problems.map(({ message }) => message)).toEqual([
      "The link's parameter “opacity” is there twice; the first is used.",
    ]);
  });
});
