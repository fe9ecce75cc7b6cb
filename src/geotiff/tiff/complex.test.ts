import { describe, expect, it } from "vitest";
import { MemorySource } from "../source/memory-source.ts";
import { openRasterFile } from "./open.ts";
import { readWindow } from "./read-window.ts";
import truths from "./testing/complex-truths.json" with { type: "json" };

/** Files that GDAL wrote, and what its derived datasets AMPLITUDE, INTENSITY and PHASE give of them. */
describe("complex samples", () => {
  it.each(truths.files)("of $name are amplitude, intensity and phase, as in $source", async (truth) => {
    const file = await openRasterFile(new MemorySource(Buffer.from(truth.tiff, "base64")));
    expect(file.bands.map(({ description }) => description)).toEqual(
      ["amplitude", "intensity", "phase"].flatMap((part) => truth.parts.amplitude.map(() => part)),
    );
    const [level] = file.levels;
    const { width = 0, height = 0 } = level ?? {};
    const { bands } = await readWindow(file, { column: 0, row: 0, width, height });
    const expected = [...truth.parts.amplitude, ...truth.parts.intensity, ...truth.parts.phase];
    for (const [index, numbers] of expected.entries()) {
      const ours = bands[index];
      expect(ours).toHaveLength(numbers.length);
      // Singles where the parts are of 16 bits or singles themselves, doubles elsewhere.
      const single = file.bands[index]?.dataType === "float32";
      const rounded = single ? numbers.map(Math.fround) : numbers;
      const relative = single ? 2 ** -23 : 2 ** -51;
      for (const [pixel, value] of rounded.entries()) {
        expect(Math.abs((ours?.[pixel] ?? NaN) - value)).toBeLessThanOrEqual(Math.abs(value) * relative);
      }
    }
  });

  it("of pixels without data are no numbers in any part, and a real part of the same value is not enough", async () => {
    const { tiff, width } = truths.nodata;
    const file = await openRasterFile(new MemorySource(Buffer.from(tiff, "base64")));
    expect(file.bands.map(({ nodata }) => nodata)).toEqual([NaN, NaN, NaN]);
    const { bands } = await readWindow(file, { column: 0, row: 0, width, height: 1 });
    // Stored: 0, 5i, 3 + 4i; 0 is no data.
    expect(bands.map((band) => [...band].slice(0, 3))).toEqual([
      [NaN, 5, 5],
      [NaN, 25, 25],
      [NaN, Math.fround(Math.PI / 2), Math.fround(Math.atan2(4, 3))],
    ]);
  });
});
