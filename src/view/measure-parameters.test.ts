import { describe, expect, it } from "vitest";
import { DEFAULT_OPTIONS, NO_MEASURE } from "../measure/defaults.ts";
import type { MeasureView, Place } from "../measure/types.ts";
import { decodeView } from "./codec.ts";
import { linkHoldsPlaces, measureParameters } from "./measure-parameters.ts";
import { CONFIG } from "./testing/views.ts";

function place(id: string): Place {
  return {
    id,
    name: `Place ${id}`,
    colour: "#0072b2",
    geometry: { type: "Point", coordinates: [5.1, 51.2] },
    hidden: false,
  };
}

function read(address: string): { measure: MeasureView; complaints: readonly string[] } {
  const { view, problems } = decodeView(address, CONFIG);
  return { measure: view.measure, complaints: problems.map(({ message }) => message) };
}

describe("what is measured, in a link", () => {
  it("is nothing where nothing is measured", () => {
    expect(measureParameters(NO_MEASURE)).toEqual([]);
    expect(read("map=1/2/3").measure).toEqual(NO_MEASURE);
  });

  it("can be read by a person, but for the places", () => {
    const options = {
      ...DEFAULT_OPTIONS,
      touched: true,
      smoothing: { kind: "savitzky-golay", window: 61, degree: 3 },
      years: { seasonStart: "10-01" },
      second: { title: "NDMI", expression: "(B08-B11)/(B08+B11)" },
    } as const;
    const places = [place("7"), place("9")];
    const parameters = measureParameters({ places, chosen: ["9"], tab: "years", options });
    expect(parameters.filter(([name]) => name !== "places")).toEqual([
      ["chosen", "2"],
      ["tab", "years"],
      ["touched", "1"],
      ["smooth", "savitzky-golay,61,3"],
      ["year", "10-01"],
      ["second", "(B08-B11)/(B08+B11)"],
      ["secondtitle", "NDMI"],
    ]);
  });

  it("takes a second quantity that was typed by hand, and none that cannot be read", () => {
    const typed = read("map=1/2/3&second=(B08-B11)/(B08+B11)").measure.options.second;
    expect(typed).toEqual({ title: "", expression: "(B08-B11)/(B08+B11)" });
    const broken = read("map=1/2/3&second=(B08-&secondtitle=NDMI");
    expect(broken.measure.options.second).toBeNull();
    expect(broken.complaints).toEqual([expect.stringContaining("“second”")]);
  });

  it("leaves places out that are too many for it, and keeps the rest", () => {
    const places = Array.from({ length: 3000 }, (_, index) => ({
      ...place(String(index)),
      name: `${index ** 3}`,
    }));
    const measure = { ...NO_MEASURE, places, chosen: ["1"], tab: "table" as const };
    expect(linkHoldsPlaces(measure)).toBe(false);
    expect(measureParameters(measure)).toEqual([["tab", "table"]]);
  });

  it.each([
    "places=%00",
    "places=AAAA",
    "chosen=1",
    "tab=spreadsheet",
    "statistic=mode",
    "touched=yes",
    "dilate=1.5",
    "dilate=1000",
    "share=2",
    "smooth=whittaker",
    "smooth=whittaker,-1",
    "smooth=savitzky-golay,60,3",
    "smooth=savitzky-golay,5,9",
    "season=0.25",
    "season=2,1",
    "year=02-30",
    "year=1-1",
  ])("is told of and left out where it makes no sense: %s", (parameter) => {
    const { measure, complaints } = read(`map=1/2/3&${parameter}`);
    expect(measure).toEqual(NO_MEASURE);
    // A choice among no places chooses none, which is no mistake worth a message.
    expect(complaints).toHaveLength(parameter === "chosen=1" ? 0 : 1);
  });
});
