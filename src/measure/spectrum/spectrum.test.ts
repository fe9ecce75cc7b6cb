import { describe, expect, it } from "vitest";
import type { AssetBand, Scene } from "../../catalogue/types.ts";
import { ProblemError } from "../../problem/problem.ts";
import type { Question } from "../../worker/jobs.ts";
import type { JobResult } from "../../worker/types.ts";
import { readSpectrum } from "./read-spectrum.ts";
import { spectrumBands } from "./spectrum-bands.ts";

function scene(
  files: Readonly<Record<string, readonly AssetBand[]>>,
  roles: Readonly<Record<string, string>> = {},
): Scene {
  const assets = Object.entries(files).map(([key, bands]) => [
    key,
    {
      key,
      href: `https://files.test/${key}.tif`,
      roles: [roles[key] ?? "data"],
      bands,
      projection: {},
      protected: false,
    },
  ]);
  return {
    id: "scene",
    catalogue: "test",
    collection: "test",
    datetime: "2025-06-01T10:30:00Z",
    bbox: [4, 50, 6, 52],
    footprint: { type: "Polygon", coordinates: [] },
    assets: Object.fromEntries(assets) as Scene["assets"],
    synthetic: true,
  };
}

const sentinel = scene(
  {
    nir: [{ name: "B08", commonName: "nir", centreWavelength: 0.842 }],
    red: [{ name: "B04", commonName: "red", centreWavelength: 0.665 }],
    scl: [{ name: "SCL", centreWavelength: 0.7, classes: [{ value: 4, name: "vegetation" }] }],
    visual: [{ name: "R", commonName: "red" }],
    "red-jp2": [{ name: "B04", commonName: "red", centreWavelength: 0.665 }],
    stack: [{ commonName: "green" }, { name: "swir", commonName: "swir16", centreWavelength: 1.61 }, {}],
  },
  { visual: "visual" },
);

describe("the bands of a spectrum", () => {
  it("are those with a wavelength, in its order, each once; the middle of a common name where none is told", () => {
    expect(spectrumBands(sentinel)).toEqual([
      { reference: "stack.b1", title: "stack.b1", wavelength: 0.55, assumed: true },
      { reference: "red", title: "B04", wavelength: 0.665, assumed: false },
      { reference: "nir", title: "B08", wavelength: 0.842, assumed: false },
      { reference: "stack.b2", title: "swir", wavelength: 1.61, assumed: false },
    ]);
  });

  it("are read one by one under the mask; one that fails has a problem, and the others stand", async () => {
    const asked: string[] = [];
    const engine = {
      statistics(question: Question<"statistics">): Promise<JobResult<"statistics"> | null> {
        const { recipe } = question;
        const expression = recipe.kind === "expression" ? recipe.expression : "";
        asked.push(expression);
        if (expression === "`nir`") {
          return Promise.reject(new ProblemError({ kind: "server", message: "It failed." }));
        }
        const value = asked.length;
        const summary = {
          mean: value,
          std: 0,
          min: value,
          max: value,
          p10: 0,
          p25: 0,
          median: 0,
          p75: 0,
          p90: 0,
        };
        const answer = {
          n: 4,
          valid: 3,
          pixels: 4,
          coverage: 1,
          summary,
          byInteriorPoint: false,
          level: 0,
          decimation: 1,
          rectangle: 4,
          scenes: ["scene"],
        };
        return Promise.resolve({ answer, problems: [], traffic: { requests: 0, bytes: 0 } });
      },
    };
    const slice = { id: "june", day: "2025-06-01", datetime: "", scenes: [sentinel], bbox: sentinel.bbox };
    const place = { geometry: { type: "Point" as const, coordinates: [5, 51] } };
    const options = { touched: false, maskDilation: 1 };
    const { signal } = new AbortController();
    const values = await readSpectrum(engine, { place, slice, recipe: { mask: null }, options }, signal);
    expect(asked).toEqual(["`stack.b1`", "`red`", "`nir`", "`stack.b2`"]);
    expect(values.map(({ summary }) => summary?.mean)).toEqual([1, 2, undefined, 4]);
    expect(values[2]?.problem).toMatchObject({ kind: "server" });
  });
});
