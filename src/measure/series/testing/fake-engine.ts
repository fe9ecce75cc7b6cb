import type { Polygon } from "geojson";
import { abortError } from "../../../async/abort.ts";
import type { Scene } from "../../../catalogue/types.ts";
import type { ExpressionRecipe } from "../../../recipe/types.ts";
import type { Slice } from "../../../timeline/types.ts";
import type { Question } from "../../../worker/jobs.ts";
import type { JobResult, LongOptions, RasterEngine } from "../../../worker/types.ts";
import type { Place } from "../../types.ts";
import type { SeriesQuestion } from "../types.ts";

type Answer = JobResult<"zonal">["answer"];

export const recipe: ExpressionRecipe = {
  kind: "expression",
  title: "NDVI",
  expression: "(B08-B04)/(B08+B04)",
  mask: null,
  rescale: [0, 1],
  colormap: "greys",
  reversed: false,
};

function scene(day: string): Scene {
  const asset = (key: string) => ({
    key,
    href: `https://files.test/${day}/${key}.tif`,
    roles: ["data"],
    bands: [{}],
    projection: {},
    protected: false,
  });
  return {
    id: `scene-${day}`,
    catalogue: "test",
    collection: "test",
    datetime: `${day}T10:30:00Z`,
    bbox: [4, 50, 6, 52],
    footprint: { type: "Polygon", coordinates: [] },
    assets: { B04: asset("B04"), B08: asset("B08") },
    synthetic: true,
  };
}

function slice(day: string): Slice {
  const shown = scene(day);
  return { id: day, day, datetime: shown.datetime, scenes: [shown], bbox: shown.bbox };
}

/** The same date with items that tell the size of their pixels. */
export function withPixels(shown: Slice, size: number): Slice {
  const transform = [size, 0, 0, 0, -size, 0];
  const scenes = shown.scenes.map((one): Scene => {
    const assets = Object.entries(one.assets).map(
      ([key, asset]) => [key, Object.assign({}, asset, { projection: { transform } })] as const,
    );
    return Object.assign({}, one, { assets: Object.fromEntries(assets) });
  });
  return { ...shown, scenes };
}

function square(west: number): Polygon {
  const [east, south, north] = [west + 0.01, 51, 51.01];
  return {
    type: "Polygon",
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  };
}

export function place(id: string, west = 5): Place {
  return { id, name: id, colour: "#000000", geometry: square(west), hidden: false };
}

export const days = Array.from({ length: 12 }, (_, month) => `2025-${String(month + 1).padStart(2, "0")}-15`);
export const slices = days.map(slice);

export function question(parts: Partial<SeriesQuestion> = {}): SeriesQuestion {
  return { places: [place("a")], slices, recipe, options: { touched: false, maskDilation: 0 }, ...parts };
}

/** Values that tell place and date apart. */
function answerOf({ slice: day, areas }: Question<"zonal">): Answer {
  return areas.map((area) => {
    const west = area.type === "Polygon" ? (area.coordinates[0]?.[0]?.[0] ?? 0) : 0;
    const value = west + days.indexOf(day);
    return {
      n: 4,
      valid: 4,
      pixels: 4,
      coverage: 1,
      summary: {
        mean: value,
        std: 0,
        min: value,
        max: value,
        p10: value,
        p25: value,
        median: value,
        p75: value,
        p90: value,
      },
      byInteriorPoint: false,
      level: 0,
      decimation: 1,
      rectangle: 4,
      scenes: [`scene-${day}`],
      problems: [],
    };
  });
}

/** An engine whose answers come when the test says. */
export class FakeEngine implements Pick<RasterEngine, "zonal"> {
  readonly asked: Question<"zonal">[] = [];
  /** Questions that were withdrawn before they were answered. */
  aborted = 0;
  /** By slice: what it answers with instead. */
  readonly failures = new Map<string, Error>();
  #open: (() => void)[] = [];

  zonal(asked: Question<"zonal">, { signal }: LongOptions): Promise<JobResult<"zonal"> | null> {
    this.asked.push(asked);
    return new Promise((resolve, reject) => {
      const stop = (): void => {
        this.aborted += 1;
        reject(abortError());
      };
      signal.addEventListener("abort", stop, { once: true });
      this.#open.push(() => {
        signal.removeEventListener("abort", stop);
        const failure = this.failures.get(asked.slice);
        if (failure) reject(failure);
        else resolve({ answer: answerOf(asked), problems: [], traffic: { requests: 3, bytes: 1000 } });
      });
    });
  }

  /** Answers all that waits, until nothing more is asked. */
  async answerAll(): Promise<void> {
    while (this.#open.length > 0) {
      await this.answer(this.#open.length);
    }
  }

  async answer(count: number): Promise<void> {
    for (const open of this.#open.splice(0, count)) open();
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  }
}
