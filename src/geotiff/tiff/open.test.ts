import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { ProblemError, type Problem } from "../../problem/problem.ts";
import { MemorySource } from "../source/memory-source.ts";
import { openRasterFile } from "./open.ts";
import { buildTiff, type ImagePlan, type TiffPlan } from "./testing/build-tiff.ts";
import type { RasterFile, Samples } from "./types.ts";

const plain: ImagePlan = {
  width: 40,
  height: 30,
  tile: [16, 16],
  bits: 16,
  value: (column, row) => column * 100 + row,
};

function open(plan: TiffPlan): Promise<RasterFile> {
  return openRasterFile(new MemorySource(buildTiff(plan)));
}

/** All pixels of one band at one level, put together. */
async function readAll(file: RasterFile, band = 0, number = 0): Promise<number[]> {
  const level = file.levels[number];
  if (level === undefined) throw new Error("There is no such level.");
  const { width, height, blockWidth, blockHeight } = level;
  const blocks = new Map<string, Samples | undefined>();
  const pixels: number[] = [];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const column = Math.floor(x / blockWidth);
      const row = Math.floor(y / blockHeight);
      const key = `${column}/${row}`;
      if (!blocks.has(key))
        blocks.set(key, (await file.readBlock({ level: number, column, row }, [band])).samples[0]);
      pixels.push(blocks.get(key)?.[(y % blockHeight) * blockWidth + (x % blockWidth)] ?? Number.NaN);
    }
  }
  return pixels;
}

function expected({ width, height, value }: ImagePlan, band = 0): number[] {
  return Array.from({ length: width * height }, (_, index) =>
    value(index % width, Math.floor(index / width), band),
  );
}

async function problemOf(opening: Promise<unknown>): Promise<Problem> {
  const error = await opening.then(
    () => new Error("It did not fail."),
    (reason: unknown) => reason,
  );
  if (error instanceof ProblemError) return error.problem;
  throw error;
}

describe("samples", () => {
  const float = (column: number, row: number): number => Math.fround((column - 7.25) * (row + 0.1));
  const cases: [string, TiffPlan][] = [];
  for (const littleEndian of [true, false]) {
    const order = littleEndian ? "little-endian" : "big-endian";
    for (const bits of [8, 16, 32] as const) {
      for (const predictor of [1, 2] as const) {
        const image: ImagePlan = {
          ...plain,
          bits,
          predictor,
          deflate: true,
          value: (c, r) => (c * 7 + r * r) % 251,
        };
        cases.push([`${order}, ${bits} bits, predictor ${predictor}`, { littleEndian, images: [image] }]);
      }
    }
    for (const bits of [32, 64] as const) {
      for (const predictor of [1, 2, 3] as const) {
        const image: ImagePlan = { ...plain, bits, format: 3, predictor, deflate: true, value: float };
        cases.push([`${order}, float${bits}, predictor ${predictor}`, { littleEndian, images: [image] }]);
      }
    }
    const wide: ImagePlan = { ...plain, bits: 64, format: 2, value: (c, r) => (c - 3) * 2 ** 40 - r };
    cases.push([`${order}, int64`, { littleEndian, images: [wide] }]);
    cases.push([`${order}, BigTIFF`, { littleEndian, bigTiff: true, images: [plain] }]);
    const strips: ImagePlan = { width: 40, height: 30, rowsPerStrip: 7, bits: 16, value: plain.value };
    cases.push([`${order}, strips of which the last is short`, { littleEndian, images: [strips] }]);
  }

  it.each(cases)("are read exactly: %s", async (_name, plan) => {
    const [image = plain] = plan.images;
    expect(await readAll(await open(plan))).toEqual(expected(image));
  });

  it.each([true, false])("of several bands are told apart (planar: %s)", async (planar) => {
    const image: ImagePlan = {
      ...plain,
      samples: 3,
      planar,
      deflate: true,
      predictor: 2,
      value: (c, r, s) => c + r * 50 + s * 7,
    };
    const file = await open({ images: [image] });
    expect(file.bands).toHaveLength(3);
    for (const band of [2, 0, 1]) expect(await readAll(file, band)).toEqual(expected(image, band));
  });

  it("are refused where a double cannot hold them", async () => {
    const image: ImagePlan = { ...plain, bits: 64, format: 2, value: () => 2 ** 60 };
    const bytes = buildTiff({ images: [image] });
    // 2⁶⁰ itself is exact in a double; one more is not.
    bytes[bytes.length - 8] = 1;
    const file = await openRasterFile(new MemorySource(bytes));
    const problem = await problemOf(file.readBlock({ level: 0, column: 2, row: 1 }, [0]));
    expect(problem).toMatchObject({
      kind: "unsupported",
      message: "unsupported: 64-bit integers beyond 2⁵³",
    });
  });
});

describe("blocks that were never written", () => {
  it("hold nodata", async () => {
    const image: ImagePlan = { ...plain, sparse: [0], tags: [{ tag: 42113, type: 2, values: "65535" }] };
    const { samples } = await (
      await open({ images: [image] })
    ).readBlock({ level: 0, column: 0, row: 0 }, [0]);
    expect(new Set(samples[0])).toEqual(new Set([65535]));
  });

  it("hold zeros without nodata", async () => {
    const { samples } = await (
      await open({ images: [{ ...plain, sparse: [0] }] })
    ).readBlock({ level: 0, column: 0, row: 0 }, [0]);
    expect(new Set(samples[0])).toEqual(new Set([0]));
  });
});

describe("levels", () => {
  const reduced = (width: number, height: number): ImagePlan => ({
    ...plain,
    width,
    height,
    tags: [{ tag: 254, type: 4, values: [1] }],
    value: (column, row) => column + row * 1000 + width,
  });

  it("go from fine to coarse whatever their order in the file", async () => {
    const file = await open({ images: [plain, reduced(10, 8), reduced(20, 15)] });
    expect(file.levels.map(({ width }) => width)).toEqual([40, 20, 10]);
    expect(await readAll(file, 0, 1)).toEqual(expected(reduced(20, 15)));
  });

  it("leave out pages that are another picture", async () => {
    const page: ImagePlan = { ...plain, width: 20, height: 30 };
    expect((await open({ images: [plain, page, reduced(20, 3)] })).levels).toHaveLength(1);
  });

  it("are completed from an external file", async () => {
    const overviews = new MemorySource(buildTiff({ images: [reduced(20, 15), reduced(10, 8)] }));
    const file = await openRasterFile(new MemorySource(buildTiff({ images: [plain] })), { overviews });
    expect(file.levels.map(({ width }) => width)).toEqual([40, 20, 10]);
    expect(await readAll(file, 0, 2)).toEqual(expected(reduced(10, 8)));
  });

  it("are fewer, with a warning, when the external file is not one", async () => {
    const overviews = new MemorySource(new TextEncoder().encode("<html>not found</html>"));
    const file = await openRasterFile(new MemorySource(buildTiff({ images: [plain] })), { overviews });
    expect(file.levels).toHaveLength(1);
    expect(file.warnings).toEqual(["The file's external overviews cannot be read."]);
  });
});

describe("validity", () => {
  const isHole = (column: number, row: number): boolean => (column + row) % 3 === 0;

  it("comes from an internal mask, also when its blocks are cut differently", async () => {
    const mask: ImagePlan = {
      width: 40,
      height: 30,
      rowsPerStrip: 11,
      bits: 8,
      tags: [{ tag: 254, type: 4, values: [4] }],
      value: (column, row) => (isHole(column, row) ? 0 : 1),
    };
    const file = await open({ images: [plain, mask] });
    const { valid } = await file.readBlock({ level: 0, column: 1, row: 1 }, [0]);
    const inside = Array.from(
      { length: 14 * 16 },
      (_, index) => [16 + (index % 16), 16 + Math.floor(index / 16)] as const,
    );
    expect([...(valid ?? [])].slice(0, 14 * 16)).toEqual(inside.map(([x, y]) => (isHole(x, y) ? 0 : 255)));
  });

  it("comes from an alpha band that was not asked for", async () => {
    const image: ImagePlan = {
      ...plain,
      bits: 8,
      samples: 2,
      tags: [{ tag: 338, type: 3, values: [2] }],
      value: (column, row, sample) => (sample === 1 && isHole(column, row) ? 0 : 9),
    };
    const file = await open({ images: [image] });
    expect(file.bands.map(({ role }) => role)).toEqual(["data", "alpha"]);
    const { samples, valid } = await file.readBlock({ level: 0, column: 0, row: 0 }, [0]);
    expect(samples).toHaveLength(1);
    expect([...(valid ?? [])].slice(0, 4)).toEqual([0, 255, 255, 0]);
  });
});

describe("damaged and hostile files", () => {
  it("end in a message when their directories point at each other", async () => {
    const bytes = buildTiff({ images: [plain] });
    const view = new DataView(bytes.buffer);
    const directory = view.getUint32(4, true);
    view.setUint32(directory + 2 + view.getUint16(directory, true) * 12, directory, true);
    const file = await openRasterFile(new MemorySource(bytes));
    expect(file.warnings).toEqual(["The file's directories form a loop; what follows was ignored."]);
  });

  it("cannot make a decompressor fill the memory", async () => {
    const small = buildTiff({ images: [{ ...plain, bits: 8, deflate: true, width: 16, height: 16 }] });
    // 64 MB of zeros where 256 bytes belong.
    const swapped = replaceBlock(small, deflateSync(new Uint8Array(64 * 1024 * 1024)));
    const file = await openRasterFile(new MemorySource(swapped));
    const { samples } = await file.readBlock({ level: 0, column: 0, row: 0 }, [0]);
    expect(samples[0]).toHaveLength(256);
  });

  it("are refused before anything is allocated for blocks that are too large", async () => {
    const bytes = buildTiff({ images: [plain] });
    setTag(bytes, 322, 100_000);
    setTag(bytes, 323, 100_000);
    expect((await problemOf(openRasterFile(new MemorySource(bytes)))).kind).toBe("limit");
  });

  it.each([4, 60, 150])("are refused when they were cut after %i bytes", async (length) => {
    const bytes = buildTiff({ images: [plain] }).subarray(0, length);
    expect((await problemOf(openRasterFile(new MemorySource(bytes)))).kind).toBe("format");
  });

  it("are told to be truncated when their pixels are missing", async () => {
    const bytes = buildTiff({ images: [plain] });
    const file = await openRasterFile(new MemorySource(bytes.subarray(0, bytes.length - 100)));
    const problem = await problemOf(file.readBlock({ level: 0, column: 2, row: 1 }, [0]));
    expect(problem).toMatchObject({
      kind: "format",
      message: "The file ends in the middle of its pixels: it is truncated.",
    });
  });

  it.each([
    ["\x89PNG\r\n\x1a\n", "unsupported: PNG"],
    ["\0\0\0\x0cjP  \r\n\x87\n", "unsupported: JPEG 2000"],
    ["<!doctype html>", "The server sent markup (a web page or XML) instead of a GeoTIFF."],
    ["something else", "This is not a TIFF file."],
  ])("are named for what they are: %j", async (start, message) => {
    const bytes = Uint8Array.from(start.padEnd(64), (letter) => letter.charCodeAt(0));
    expect((await problemOf(openRasterFile(new MemorySource(bytes)))).message).toBe(message);
  });
});

describe("requests", () => {
  it("are one for the header of a file whose directories are in front", async () => {
    const source = new MemorySource(buildTiff({ images: [plain, { ...plain, width: 20, height: 15 }] }));
    await openRasterFile(source);
    expect(source.reads).toEqual([{ offset: 0, length: 32_768 }]);
  });

  it("are one more for each block", async () => {
    const source = new MemorySource(buildTiff({ images: [plain] }));
    const file = await openRasterFile(source);
    await Promise.all([0, 1, 2].map((column) => file.readBlock({ level: 0, column, row: 0 }, [0])));
    expect(source.reads).toHaveLength(4);
  });
});

function tagEntry(bytes: Uint8Array, tag: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const directory = view.getUint32(4, true);
  for (let index = 0; index < view.getUint16(directory, true); index += 1) {
    const entry = directory + 2 + index * 12;
    if (view.getUint16(entry, true) === tag) return entry + 8;
  }
  throw new Error(`There is no tag ${tag}.`);
}

function setTag(bytes: Uint8Array, tag: number, value: number): void {
  new DataView(bytes.buffer, bytes.byteOffset).setUint32(tagEntry(bytes, tag), value, true);
}

function replaceBlock(bytes: Uint8Array, block: Uint8Array): Uint8Array {
  const result = new Uint8Array(bytes.length + block.length);
  result.set(bytes);
  result.set(block, bytes.length);
  setTag(result, 324, bytes.length);
  setTag(result, 325, block.length);
  return result;
}
