import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { MemorySource } from "../src/geotiff/source/memory-source.ts";
import { readWindow } from "../src/geotiff/tiff/read-window.ts";
import { openRasterFile } from "../src/geotiff/tiff/open.ts";

import { hashOf } from "./numbers.ts";

interface SmallFiles {
  readonly files: Readonly<Record<string, { file: string; type: string; sha256: readonly string[] }>>;
}

const small = JSON.parse(
  readFileSync(new URL("fixtures/small-files.json", import.meta.url), "utf8"),
) as SmallFiles;

describe("a file written by GDAL", () => {
  it.each(Object.entries(small.files))(
    "is read as GDAL reads it: %s",
    async (_name, { file, type, sha256 }) => {
      const opened = await openRasterFile(new MemorySource(Buffer.from(file, "base64")));
      const { width, height } = opened.levels[0] ?? { width: 0, height: 0 };
      const { bands } = await readWindow(opened, { column: 0, row: 0, width, height });
      expect(bands.map((samples) => hashOf(samples, type))).toEqual(sha256);
    },
  );
});
