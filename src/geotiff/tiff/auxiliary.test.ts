import { describe, expect, it } from "vitest";
import { MemorySource } from "../source/memory-source.ts";
import { openRasterFile, type OpenOptions } from "./open.ts";
import { buildTiff } from "./testing/build-tiff.ts";

const image = { width: 4, height: 4, rowsPerStrip: 4, bits: 8, value: () => 2 } as const;
const file = () => new MemorySource(buildTiff({ images: [image] }), "https://a.test/a.tif");
const beside = (text: string) =>
  new MemorySource(new TextEncoder().encode(text), "https://a.test/a.tif.aux.xml");

describe("auxiliary metadata beside a file", () => {
  it("name the classes of its bands", async () => {
    const xml = `<PAMDataset><PAMRasterBand band="1"><CategoryNames><Category/><Category>water</Category>
      </CategoryNames></PAMRasterBand></PAMDataset>`;
    const { bands, warnings } = await openRasterFile(file(), { auxiliary: beside(xml) });
    expect(bands[0]?.classes).toEqual([{ value: 1, name: "water" }]);
    expect(warnings).toEqual([]);
  });

  it("that say nothing of classes change nothing", async () => {
    const { bands, warnings } = await openRasterFile(file(), { auxiliary: beside("<html>gone</html>") });
    expect(bands[0]).not.toHaveProperty("classes");
    expect(warnings).toEqual([]);
  });

  it("that cannot be read, or are larger than any, cost names and not the file", async () => {
    const gone = beside("");
    gone.read = () => Promise.reject(new Error("404"));
    for (const auxiliary of [gone, beside(" ".repeat(2 ** 20 + 1))]) {
      const { bands, warnings } = await openRasterFile(file(), { auxiliary });
      expect(bands).toHaveLength(1);
      expect(warnings).toEqual([expect.stringContaining(".aux.xml")]);
    }
  });

  it("count more than the classes that its tags name, which count without them", async () => {
    const text = `<GDALMetadata><Item name="DEFAULT_RASTER_ATTRIBUTE_TABLE" sample="0" role="rat">
      <GDALRasterAttributeTable tableType="thematic"><FieldDefn index="0"><Name>Value</Name><Usage>5</Usage></FieldDefn>
      <FieldDefn index="1"><Name>Class</Name><Usage>2</Usage></FieldDefn>
      <Row index="0"><F>2</F><F>forest</F></Row></GDALRasterAttributeTable></Item></GDALMetadata>\0`;
    const tagged = (options?: OpenOptions) =>
      openRasterFile(
        new MemorySource(
          buildTiff({ images: [{ ...image, tags: [{ tag: 42112, type: 2, values: text }] }] }),
          "https://a.test/a.tif",
        ),
        options,
      );
    expect((await tagged()).bands[0]?.classes).toEqual([{ value: 2, name: "forest" }]);
    const xml = `<PAMDataset><PAMRasterBand band="1"><CategoryNames><Category/><Category/><Category>trees</Category>
      </CategoryNames></PAMRasterBand></PAMDataset>`;
    expect((await tagged({ auxiliary: beside(xml) })).bands[0]?.classes).toEqual([
      { value: 2, name: "trees" },
    ]);
  });
});
