import { describe, expect, it } from "vitest";
import { MemorySource } from "../source/memory-source.ts";
import { openRasterFile } from "./open.ts";
import { buildTiff, type ImagePlan, type TagPlan } from "./testing/build-tiff.ts";

/** L*, a*, b* as stored; red, green and blue as GDAL 3.6.2 (libtiff 4.5) reads them under D50 and under D65. */
const known = [
  [164, 231, 36, 144, 169, 76, 137, 170, 94],
  [160, 47, 212, 214, 122, 205, 198, 127, 232],
  [98, 2, 243, 98, 94, 101, 87, 95, 116],
  [46, 12, 218, 27, 39, 91, 0, 41, 104],
  [146, 247, 38, 153, 144, 56, 148, 145, 73],
  [124, 77, 166, 180, 42, 241, 150, 59, 255],
  [6, 131, 102, 0, 50, 0, 0, 49, 0],
  [14, 7, 53, 46, 0, 0, 50, 0, 0],
] as const;
const cieLab: TagPlan = { tag: 262, type: 3, values: [8] };
const d65: TagPlan = { tag: 318, type: 12, values: [0.3127, 0.329] };

function plan(tags: readonly TagPlan[], further: Partial<ImagePlan> = {}): ImagePlan {
  return {
    width: known.length,
    height: 1,
    bits: 8,
    samples: 3,
    tags,
    value: (column, _row, sample) => known[column]?.[sample] ?? 0,
    ...further,
  };
}

async function bandsOf(image: ImagePlan): Promise<readonly (readonly number[])[]> {
  const file = await openRasterFile(new MemorySource(buildTiff({ images: [image] })));
  const bands = file.bands.map((_, band) => band);
  const { samples } = await file.readBlock({ level: 0, column: 0, row: 0 }, bands);
  return known.map((_, column) => samples.map((values) => Number(values[column])));
}

describe("CIE L*a*b* colours", () => {
  it("become the red, green and blue that GDAL reads", async () => {
    const file = await openRasterFile(new MemorySource(buildTiff({ images: [plan([cieLab])] })));
    expect(file.bands.map(({ role }) => role)).toEqual(["red", "green", "blue"]);
    expect(await bandsOf(plan([cieLab]))).toEqual(known.map((row) => row.slice(3, 6)));
  });

  it("are seen under the white that the file names", async () => {
    expect(await bandsOf(plan([cieLab, d65]))).toEqual(known.map((row) => row.slice(6)));
  });

  it.each([
    ["the ICC variant", plan([{ ...cieLab, values: [9] }])],
    ["the ITU variant", plan([{ ...cieLab, values: [10] }])],
    ["a fourth sample", plan([cieLab], { samples: 4 })],
    ["sixteen bits", plan([cieLab], { bits: 16 })],
  ])("stay as they are stored where GDAL leaves them, too: %s", async (_, image) => {
    const bands = await bandsOf(image);
    expect(bands.map((row) => row.slice(0, 3))).toEqual(known.map((row) => row.slice(0, 3)));
  });

  it("in separate planes are refused with their name, which GDAL cannot read either", async () => {
    const opening = bandsOf(plan([cieLab], { planar: true }));
    await expect(opening).rejects.toThrow(/CIE L\*a\*b\* stored as separate planes/);
  });
});
