import { describe, expect, it } from "vitest";
import type { Scene } from "../../catalogue/types.ts";
import type { ExpressionRecipe } from "../../recipe/types.ts";
import { DEFAULT_OPTIONS } from "../defaults.ts";
import type { Place, SeriesRow } from "../types.ts";
import { csvOf, tsvOf } from "./cells.ts";
import { seriesCsv } from "./csv.ts";
import { seriesGeoJson } from "./geojson.ts";
import { seriesJson } from "./json.ts";
import type { SeriesExport } from "./types.ts";

const SECRET = "sig=abc%2Fdef&token=eyJhbGciOi";

const recipe: ExpressionRecipe = {
  kind: "expression",
  title: "NDVI",
  expression: "(B08-B04)/(B08+B04)",
  mask: { kind: "classes", band: "SCL", hidden: [3, 8] },
  rescale: [0, 1],
  colormap: "greys",
  reversed: false,
};

function scene(day: string): Scene {
  const asset = (key: string) => ({
    key,
    href: `https://reader:pass@files.test/${day}/${key}.tif?${SECRET}#x`,
    roles: ["data"],
    bands: [{}],
    projection: {},
    protected: false,
  });
  return {
    id: `scene-${day}`,
    catalogue: "test",
    collection: "sentinel-2-l2a",
    datetime: `${day}T10:30:00Z`,
    bbox: [4, 50, 6, 52],
    footprint: { type: "Polygon", coordinates: [] },
    assets: { B04: asset("B04"), B08: asset("B08"), SCL: asset("SCL"), B02: asset("B02") },
    synthetic: false,
  };
}

const days = ["2025-05-01", "2025-06-01", "2025-07-01"];
const slices = days.map((day) => ({
  id: day,
  day,
  datetime: `${day}T10:30:00Z`,
  scenes: [scene(day)],
  bbox: [4, 50, 6, 52] as const,
}));

const place: Place = {
  id: "1",
  name: "Field, “north”",
  colour: "#0072b2",
  geometry: { type: "Point", coordinates: [5, 51] },
  hidden: false,
};

function row(day: string, value: number | null): SeriesRow {
  const mean = value ?? 0;
  return {
    slice: day,
    day,
    datetime: `${day}T10:30:00Z`,
    n: 4,
    valid: value === null ? 0 : 4,
    coverage: 0.5,
    summary:
      value === null
        ? null
        : { mean, std: 0.1, min: -0.25, max: 1, p10: 0, p25: 0.1, median: 0.2, p75: 0.3, p90: 0.4 },
    provenance: { scenes: [`scene-${day}`], level: 0, decimation: 1, rule: "point" },
  };
}

const exported: SeriesExport = {
  places: [place],
  series: new Map([
    ["1", { place: "1", rows: [row("2025-05-01", 0.25), row("2025-06-01", null), row("2025-07-01", 0.5)] }],
  ]),
  slices,
  recipe,
  options: DEFAULT_OPTIONS,
  version: "1.2.3",
  written: "2026-01-02T03:04:05Z",
  attribution: "Contains modified Copernicus Sentinel data 2025",
};

describe("a series as CSV", () => {
  const lines = seriesCsv(exported).split("\r\n");

  it("says first where the numbers come from", () => {
    const header = lines.filter((line) => line.startsWith("#"));
    expect(header).toContain("# Revisit 1.2.3, 2026-01-02T03:04:05Z");
    expect(header).toContain("# values: NDVI: (B08-B04)/(B08+B04)");
    expect(header).toContain("# mask: SCL hides values 3, 8");
    expect(header).toContain("# attribution: Contains modified Copernicus Sentinel data 2025");
  });

  it("has a row per place and date, with every digit, and nothing where there is no value", () => {
    const rows = lines.filter((line) => line !== "" && !line.startsWith("#"));
    expect(rows).toEqual([
      "place,date,datetime,n,valid,valid_share,coverage,mean,std,min,max,p10,p25,median,p75,p90,rule,level,decimation,scenes,problem",
      '"Field, “north”",2025-05-01,2025-05-01T10:30:00Z,4,4,1,0.5,0.25,0.1,-0.25,1,0,0.1,0.2,0.3,0.4,point,0,1,scene-2025-05-01,',
      '"Field, “north”",2025-06-01,2025-06-01T10:30:00Z,4,0,0,0.5,,,,,,,,,,point,0,1,scene-2025-06-01,',
      '"Field, “north”",2025-07-01,2025-07-01T10:30:00Z,4,4,1,0.5,0.5,0.1,-0.25,1,0,0.1,0.2,0.3,0.4,point,0,1,scene-2025-07-01,',
    ]);
  });
});

describe("a series as JSON", () => {
  const text = seriesJson(exported);
  const parsed = JSON.parse(text) as {
    scenes: { assets: Record<string, string> }[];
    places: { rows: object[]; smoothed: { firstDay: string; values: number[] }; season: { peak: string } }[];
  };

  it("names the files that were read, without signatures, tokens or passwords", () => {
    expect(text).not.toMatch(/sig=|token|pass|eyJ/);
    expect(parsed.scenes.map(({ assets }) => assets)[0]).toEqual({
      B04: "https://files.test/2025-05-01/B04.tif",
      B08: "https://files.test/2025-05-01/B08.tif",
      SCL: "https://files.test/2025-05-01/SCL.tif",
    });
  });

  it("has rows, curve and season dates", () => {
    const [first] = parsed.places;
    expect(first?.rows[0]).toMatchObject({ day: "2025-05-01", n: 4, mean: 0.25, provenance: { level: 0 } });
    expect(first?.rows[1]).not.toHaveProperty("mean");
    expect(first?.smoothed).toMatchObject({ firstDay: "2025-05-01" });
    expect(first?.smoothed.values).toHaveLength(62);
    expect(first?.season).toMatchObject({
      peak: "2025-07-01",
      end: null,
      shares: { start: 0.25, end: 0.15 },
    });
  });
});

describe("a series as GeoJSON", () => {
  it("has a feature per place and date with the statistics as properties", () => {
    const { features } = seriesGeoJson(exported);
    expect(features).toHaveLength(3);
    expect(features[0]).toMatchObject({
      geometry: place.geometry,
      properties: {
        name: place.name,
        date: "2025-05-01",
        mean: 0.25,
        valid_share: 1,
        scenes: "scene-2025-05-01",
      },
    });
    expect(features[1]?.properties).not.toHaveProperty("mean");
  });
});

describe("a second quantity", () => {
  const ndmi = { ...recipe, title: "NDMI", expression: "(B08-B11)/(B08+B11)" };
  const both: SeriesExport = {
    ...exported,
    second: {
      recipe: ndmi,
      unit: "1",
      series: new Map([["1", { place: "1", rows: [row("2025-05-01", 0.75)] }]]),
    },
  };

  it("has rows of its own in CSV, told apart by a last column, and its formula and unit in the header", () => {
    const lines = seriesCsv(both).split("\r\n");
    expect(lines).toContain("# second values: NDMI: (B08-B11)/(B08+B11)");
    expect(lines).toContain("# unit of the second values: 1");
    const rows = lines.filter((line) => line !== "" && !line.startsWith("#"));
    expect(rows.map((line) => line.split(",").at(-1))).toEqual(["values", "NDVI", "NDVI", "NDVI", "NDMI"]);
    expect(rows.at(-1)).toContain(",0.75,");
  });

  it("has features of its own in GeoJSON, and rows and curve of its own in JSON", () => {
    const values = seriesGeoJson(both).features.map(({ properties }) => properties?.["values"] as string);
    expect(values).toEqual(["NDVI", "NDVI", "NDVI", "NDMI"]);
    expect(seriesGeoJson(exported).features[0]?.properties).not.toHaveProperty("values");
    const { second } = JSON.parse(seriesJson(both)) as { second: { places: { rows: object[] }[] } };
    expect(second).toMatchObject({ recipe: { expression: ndmi.expression }, unit: "1" });
    expect(second.places[0]?.rows).toMatchObject([{ day: "2025-05-01", mean: 0.75 }]);
    expect(JSON.parse(seriesJson(exported))).not.toHaveProperty("second");
  });
});

describe("the cells of tables", () => {
  it("are no formulas, whatever a file calls its fields; numbers stay numbers", () => {
    const names = ["=1+1", "+1", "-2+3", "@SUM(A1)", "\tx", "plain"];
    expect(tsvOf([names])).toBe("'=1+1\t'+1\t'-2+3\t'@SUM(A1)\t' x\tplain");
    expect(csvOf([["=A1", -0.5, null, Number.NaN]])).toBe("'=A1,-0.5,,\r\n");
  });

  it("keep to their row and column", () => {
    expect(csvOf([['a "b", c', "d\ne"]])).toBe('"a ""b"", c","d\ne"\r\n');
    expect(
      tsvOf([
        ["a\tb", "c\r\nd"],
        [1, 2],
      ]),
    ).toBe("a b\tc d\n1\t2");
  });
});
