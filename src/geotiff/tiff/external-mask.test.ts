import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { MemorySource } from "../source/memory-source.ts";
import { openRasterFile } from "./open.ts";
import { buildTiff, type ImagePlan } from "./testing/build-tiff.ts";

const image: ImagePlan = { width: 40, height: 30, tile: [16, 16], bits: 16, value: (column) => column };
const isHole = (column: number, row: number): boolean => (column * 2 + row) % 5 === 0;
/** As GDAL writes it: a file of its own, whose image does not call itself a mask. */
const mask: ImagePlan = {
  width: 40,
  height: 30,
  rowsPerStrip: 11,
  bits: 8,
  value: (column, row) => (isHole(column, row) ? 0 : 255),
};

function source(images: readonly ImagePlan[], url: string): MemorySource {
  return new MemorySource(buildTiff({ images }), url);
}

async function validity(file: MemorySource, external: MemorySource): Promise<readonly number[]> {
  const opened = await openRasterFile(file, { mask: external });
  expect(opened.levels).toHaveLength(1);
  const { valid } = await opened.readBlock({ level: 0, column: 1, row: 0 }, [0]);
  return [...(valid ?? [])];
}

function expected(isValid: (column: number, row: number) => boolean): readonly number[] {
  return Array.from({ length: 256 }, (_, index) =>
    isValid(16 + (index % 16), Math.floor(index / 16)) ? 255 : 0,
  );
}

describe("an external mask", () => {
  it("says which pixels are valid, and is no level of the image", async () => {
    const valid = await validity(
      source([image], "https://a.test/a.tif"),
      source([mask], "https://a.test/a.tif.msk"),
    );
    expect(valid).toEqual(expected((column, row) => !isHole(column, row)));
  });

  it("gives way to a mask inside the file, as in GDAL", async () => {
    const inner = { ...mask, tags: [{ tag: 254, type: 4, values: [4] } as const], value: () => 255 };
    const valid = await validity(
      source([image, inner], "https://a.test/a.tif"),
      source([mask], "https://a.test/a.tif.msk"),
    );
    expect(valid).toEqual(expected(() => true));
  });

  it("that cannot be read is an error: without it, masked pixels would be shown as data", async () => {
    const html = new MemorySource(
      new TextEncoder().encode("<html>not found</html>"),
      "https://a.test/a.tif.msk",
    );
    const opening = openRasterFile(source([image], "https://a.test/a.tif"), { mask: html });
    await expect(opening).rejects.toMatchObject({
      problem: { kind: "format", url: "https://a.test/a.tif.msk" },
    });
  });
});

const data = process.env["REVISIT_DATA"];
const name =
  "geotiff/files/rio-tiler__tests_fixtures_my-bucket_hro_sources_colorado_201404_13SED190110_201404_0x1500m_CL_1_extmask.tif";

describe.skipIf(!data)("the external mask of a real file (REVISIT_DATA)", () => {
  it("is what GDAL 3.6 reads: GetMaskBand().ReadAsArray()", async () => {
    const [bytes, mask] = await Promise.all(
      ["", ".msk"].map((extension) => readFile(join(data ?? "", name + extension))),
    );
    if (!bytes || !mask) throw new Error("both have been read");
    const file = await openRasterFile(new MemorySource(bytes, "https://a.test/a.tif"), {
      mask: new MemorySource(mask, "https://a.test/a.tif.msk"),
    });
    const [level] = file.levels;
    if (!level) throw new Error("a file has a level");
    const hash = createHash("sha256");
    for (let row = 0; row * level.blockHeight < level.height; row += 1) {
      const { valid } = await file.readBlock({ level: 0, column: 0, row }, [0]);
      // Strips are as wide as the image; the last may reach beyond it.
      const rows = Math.min(level.blockHeight, level.height - row * level.blockHeight);
      hash.update(valid?.subarray(0, rows * level.width) ?? "");
    }
    expect(hash.digest("hex")).toBe("815d7fdfa772bfce3dcf57e2f05e22866dc95984a2173d03652cceea73e3cc37");
  });
});
