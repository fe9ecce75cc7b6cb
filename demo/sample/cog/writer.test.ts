import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Band } from "./block.ts";
import { averaged, commonest, pyramid } from "./overviews.ts";
import { writeCog, type CogDescription } from "./writer.ts";

const GDAL = spawnSync("gdalinfo", ["--version"]).status === 0;

/** Values that go up and down steeply, so that a wrong predictor or byte order cannot go unnoticed. */
function steep(width: number, height: number, most: number): Band {
  const values = most > 255 ? new Uint16Array(width * height) : new Uint8Array(width * height);
  for (let index = 0; index < values.length; index += 1) {
    const column = index % width;
    values[index] = (column * 7919 + ((index - column) / width) * 104_729) % most;
  }
  return { width, height, values };
}

function describeBand(band: Band, more: Partial<CogDescription> = {}): CogDescription {
  return {
    levels: pyramid(band, 2, (level) => averaged(level, 0, 1)),
    nodata: 0,
    scale: 0.0001,
    offset: 0,
    description: "a <test> & more",
    smooth: true,
    epsg: 32631,
    left: 700_360,
    top: 5_681_460,
    metres: 10,
    ...more,
  };
}

interface GdalInfo {
  readonly size: readonly number[];
  readonly geoTransform: readonly number[];
  readonly coordinateSystem: { readonly wkt: string };
  readonly metadata: { readonly IMAGE_STRUCTURE: Record<string, string> };
  readonly bands: readonly {
    readonly block: readonly number[];
    readonly type: string;
    readonly noDataValue: number;
    readonly scale?: number;
    readonly offset?: number;
    readonly description?: string;
    readonly overviews: readonly { readonly size: readonly number[] }[];
  }[];
}

describe("the header of a COG", () => {
  const file = writeCog(describeBand(steep(1024, 1024, 10_000)));

  it("is a little-endian TIFF whose first directory comes before all blocks", () => {
    expect(file.subarray(0, 4)).toEqual(Buffer.from([0x49, 0x49, 42, 0]));
    expect(file.readUInt32LE(4)).toBeLessThan(400);
  });

  it("declares the layout that GDAL's driver documents, with its true length", () => {
    const text = file.toString("latin1", 8, file.readUInt32LE(4));
    const [, digits = ""] = /^GDAL_STRUCTURAL_METADATA_SIZE=(\d{6}) bytes\n/.exec(text) ?? [];
    const declared = text.slice(43, 43 + Number(digits));
    expect(declared.startsWith("LAYOUT=IFDS_BEFORE_DATA\n")).toBe(true);
    expect(declared.endsWith("KNOWN_INCOMPATIBLE_EDITION=NO\n ")).toBe(true);
  });
});

describe("overviews", () => {
  it("average only the pixels that hold data", () => {
    const band: Band = { width: 4, height: 2, values: Uint16Array.of(0, 100, 0, 0, 0, 201, 0, 0) };
    expect([...averaged(band, 0, 1).values]).toEqual([151, 0]);
  });

  it("keep the commonest class, and never invent one", () => {
    const band: Band = { width: 4, height: 2, values: Uint8Array.of(4, 9, 3, 5, 9, 9, 8, 10) };
    expect([...commonest(band).values]).toEqual([9, 3]);
  });
});

describe.skipIf(!GDAL)("a COG as GDAL reads it", () => {
  const folder = mkdtempSync(join(tmpdir(), "revisit-cog-"));
  const path = join(folder, "band.tif");
  const band = steep(1024, 1024, 10_000);

  beforeAll(() => writeFileSync(path, writeCog(describeBand(band))));
  afterAll(() => rmSync(folder, { recursive: true }));

  function info(): GdalInfo {
    return JSON.parse(execFileSync("gdalinfo", ["-json", path], { encoding: "utf8" })) as GdalInfo;
  }

  function read(file: string, overview?: number): Buffer {
    const raw = join(folder, "raw.bin");
    const level = overview === undefined ? [] : ["-oo", `OVERVIEW_LEVEL=${overview}`];
    execFileSync("gdal_translate", ["-q", "-of", "ENVI", ...level, file, raw]);
    return execFileSync("cat", [raw], { maxBuffer: 1 << 24 });
  }

  it("has the COG layout, blocks, overviews, nodata, scale and georeference", () => {
    const found = info();
    expect(found.metadata.IMAGE_STRUCTURE).toMatchObject({
      LAYOUT: "COG",
      COMPRESSION: "DEFLATE",
      PREDICTOR: "2",
    });
    expect(found.geoTransform).toEqual([700_360, 10, 0, 5_681_460, 0, -10]);
    expect(found.coordinateSystem.wkt).toContain('ID["EPSG",32631]');
    expect(found.bands).toHaveLength(1);
    expect(found.bands[0]).toMatchObject({
      block: [512, 512],
      type: "UInt16",
      noDataValue: 0,
      scale: 0.0001,
      description: "a <test> & more",
      overviews: [{ size: [512, 512] }, { size: [256, 256] }],
    });
  });

  it("holds exactly the values that were written, at every level", () => {
    const levels = describeBand(band).levels;
    for (const [index, level] of levels.entries()) {
      const written = Buffer.from(level.values.buffer);
      expect(read(path, index === 0 ? undefined : index - 1).equals(written)).toBe(true);
    }
  });

  it("holds bytes without a predictor just as well", () => {
    const classes = steep(512, 512, 11);
    const levels = pyramid(classes, 2, commonest);
    const other = join(folder, "classes.tif");
    writeFileSync(other, writeCog(describeBand(classes, { levels, smooth: false, scale: 1, metres: 20 })));
    expect(read(other).equals(Buffer.from(classes.values.buffer))).toBe(true);
  });
});
