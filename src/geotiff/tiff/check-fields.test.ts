import { describe, expect, it } from "vitest";
import { ProblemError } from "../../problem/problem.ts";
import { MemorySource } from "../source/memory-source.ts";
import { openRasterFile } from "./open.ts";
import { buildTiff } from "./testing/build-tiff.ts";

const tiff = buildTiff({
  images: [
    {
      width: 20,
      height: 30,
      rowsPerStrip: 7,
      bits: 8,
      samples: 3,
      tags: [{ tag: 338, type: 3, values: [0] }],
      value: (column, row) => column + row,
    },
  ],
});

/** The file with one entry of its first directory changed: its tag, its type, its count, its value. */
function withEntry(
  tag: number,
  change: { tag?: number; type?: number; count?: number; value?: number },
): Uint8Array {
  const bytes = tiff.slice();
  const view = new DataView(bytes.buffer);
  const start = view.getUint32(4, true) + 2;
  for (let at = start; at < start + view.getUint16(start - 2, true) * 12; at += 12) {
    if (view.getUint16(at, true) !== tag) continue;
    if (change.tag !== undefined) view.setUint16(at, change.tag, true);
    if (change.type !== undefined) view.setUint16(at + 2, change.type, true);
    if (change.count !== undefined) view.setUint32(at + 4, change.count, true);
    if (change.value !== undefined) view.setUint16(at + 8, change.value, true);
    return bytes;
  }
  throw new Error(`There is no tag ${tag}.`);
}

/** GDAL 3.6.2 (libtiff 4.5) opens none of these. */
describe("a directory that libtiff does not accept", () => {
  it.each([
    ["an ImageWidth of two numbers", 256, { count: 2 }, /ImageWidth/],
    ["an ImageLength of text", 257, { type: 2 }, /ImageLength/],
    ["a Compression of a type that is not known", 259, { type: 99 }, /Compression/],
    ["no number of samples in its field", 277, { count: 0 }, /SamplesPerPixel/],
    ["strips without rows", 278, { value: 0 }, /RowsPerStrip/],
    ["planes arranged in a way that is not known", 284, { value: 7 }, /PlanarConfiguration/],
    ["a further sample of a kind that is not known", 338, { value: 4 }, /ExtraSamples/],
    ["more further samples than samples", 338, { count: 9 }, /ExtraSamples/],
    ["numbers of a kind that is not known", 339, { count: 1, value: 7 }, /kind 7/],
    ["bits of two samples out of three", 258, { count: 2 }, /BitsPerSample/],
    ["strips of unknown length", 279, { tag: 65_000 }, /how long its blocks are/],
  ] as const)("is refused with the field's name: %s", async (_, tag, change, message) => {
    const opening = openRasterFile(new MemorySource(withEntry(tag, change)));
    await expect(opening).rejects.toThrow(message);
    await expect(opening).rejects.toSatisfy(
      (error) => error instanceof ProblemError && error.problem.kind === "format",
    );
  });

  it("is not what was changed here before the change", async () => {
    const file = await openRasterFile(new MemorySource(tiff));
    expect(file.bands).toHaveLength(3);
  });
});

describe("the only strip of a file", () => {
  const plan = {
    width: 20,
    height: 30,
    rowsPerStrip: 30,
    bits: 8,
    value: (column: number, row: number) => column + row,
  } as const;

  it.each([0, 1, 1_000_000])(
    "is read whole, as in libtiff, when its byte count is nonsense: %i",
    async (count) => {
      const bytes = buildTiff({ images: [plan] });
      const view = new DataView(bytes.buffer);
      const start = view.getUint32(4, true) + 2;
      const entries = Array.from(
        { length: view.getUint16(start - 2, true) },
        (_, index) => start + index * 12,
      );
      const at = entries.find((entry) => view.getUint16(entry, true) === 279) ?? 0;
      expect(view.getUint32(at + 8, true)).toBe(600);
      view.setUint32(at + 8, count, true);
      const file = await openRasterFile(new MemorySource(bytes));
      const { samples } = await file.readBlock({ level: 0, column: 0, row: 0 }, [0]);
      expect(Array.from(samples[0] ?? [])).toEqual(
        Array.from({ length: 600 }, (_, index) => (index % 20) + Math.floor(index / 20)),
      );
    },
  );
});
