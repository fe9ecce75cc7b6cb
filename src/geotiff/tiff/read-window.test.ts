import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MemorySource } from "../source/memory-source.ts";
import { openRasterFile } from "./open.ts";
import { readWindow } from "./read-window.ts";
import { buildTiff, type ImagePlan } from "./testing/build-tiff.ts";

const WIDTH = 50;
const HEIGHT = 40;

const base: ImagePlan = {
  width: WIDTH,
  height: HEIGHT,
  tile: [16, 16],
  bits: 16,
  samples: 2,
  value: (column, row, sample) => column * 300 + row + sample * 20_000,
};
const overview: ImagePlan = {
  ...base,
  width: WIDTH / 2,
  height: HEIGHT / 2,
  tags: [{ tag: 254, type: 4, values: [1] }],
  value: (column, row, sample) => column + row * 100 + sample * 20_000,
};
const mask: ImagePlan = {
  ...base,
  bits: 8,
  samples: 1,
  tags: [{ tag: 254, type: 4, values: [4] }],
  value: (column) => column % 2,
};

const open = (...images: ImagePlan[]) => openRasterFile(new MemorySource(buildTiff({ images })));

/** Also windows that reach over the image or lie beside it. */
const windows = fc.record({
  column: fc.integer({ min: -30, max: WIDTH + 10 }),
  row: fc.integer({ min: -30, max: HEIGHT + 10 }),
  width: fc.integer({ min: 1, max: 70 }),
  height: fc.integer({ min: 1, max: 70 }),
});

describe("a window of a file", () => {
  it("holds the stored samples, wherever it lies, and zero outside of the image", async () => {
    const file = await open(base, overview);
    await fc.assert(
      fc.asyncProperty(windows, fc.constantFrom(0, 1), async (window, level) => {
        const { width, height } = file.levels[level] ?? { width: 0, height: 0 };
        const plan = level === 0 ? base : overview;
        const { bands, valid } = await readWindow(file, window, { level, bands: [1] });
        expect(valid).toBeNull();
        const expected = Array.from({ length: window.width * window.height }, (_, pixel) => {
          const column = window.column + (pixel % window.width);
          const row = window.row + Math.floor(pixel / window.width);
          const isInside = column >= 0 && row >= 0 && column < width && row < height;
          return isInside ? plan.value(column, row, 1) : 0;
        });
        // Beside the image there is nothing to tell the type of the samples by.
        expect([...(bands[0] ?? new Uint16Array(expected.length))]).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it("holds all bands unless told otherwise", async () => {
    const { bands } = await readWindow(await open(base), { column: 3, row: 5, width: 1, height: 1 });
    expect(bands.map((samples) => samples[0])).toEqual([905, 20_905]);
  });

  it("tells what the file's mask hides", async () => {
    const { valid } = await readWindow(await open({ ...base, samples: 1 }, mask), {
      column: 14,
      row: 0,
      width: 4,
      height: 1,
    });
    expect([...(valid ?? [])].map((each) => each !== 0)).toEqual([false, true, false, true]);
  });

  it("reads no block that is not needed, and each of the others once", async () => {
    const file = await open({ ...base, samples: 1 });
    const read: string[] = [];
    const counted = {
      levels: file.levels,
      bands: file.bands,
      readBlock: (...parameters: Parameters<typeof file.readBlock>) => {
        read.push(`${parameters[0].column}/${parameters[0].row}`);
        return file.readBlock(...parameters);
      },
    };
    const window = { column: 10, row: 10, width: 30, height: 10 };
    await readWindow(counted, window, { needs: ({ column }) => column !== 16 });
    expect(read.toSorted()).toEqual(["0/0", "0/1", "2/0", "2/1"]);
  });

  it("is refused at a level the file does not have", async () => {
    const window = { column: 0, row: 0, width: 1, height: 1 };
    await expect(readWindow(await open(base), window, { level: 1 })).rejects.toThrow("no level 1");
  });
});
