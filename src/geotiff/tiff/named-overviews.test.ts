import { expect, it } from "vitest";
import { MemorySource } from "../source/memory-source.ts";
import { openRasterFile } from "./open.ts";
import { buildTiff, type ImagePlan } from "./testing/build-tiff.ts";

const image: ImagePlan = { width: 40, height: 30, tile: [16, 16], bits: 16, value: (column) => column };
const text =
  '<GDALMetadata><Item name="OVERVIEW_FILE" domain="OVERVIEWS">:::BASE:::a.tif.ovr</Item></GDALMetadata>';
const naming: ImagePlan = { ...image, tags: [{ tag: 42112, type: 2, values: text }] };
const reduced: ImagePlan = { ...image, width: 20, height: 15, tags: [{ tag: 254, type: 4, values: [1] }] };

const file = () => new MemorySource(buildTiff({ images: [naming] }), "https://a.test/a.tif");
const overviews = () => new MemorySource(buildTiff({ images: [reduced] }), "https://a.test/a.tif.ovr");

it("overviews are looked for where the file itself says that they are", async () => {
  const asked: string[] = [];
  const opened = await openRasterFile(file(), {
    sibling: (name) => {
      asked.push(name);
      return overviews();
    },
  });
  expect(asked).toEqual(["a.tif.ovr"]);
  expect(opened.levels.map(({ width }) => width)).toEqual([40, 20]);
});

it("what the catalogue says of them goes before what the file says", async () => {
  const asked: string[] = [];
  const opened = await openRasterFile(file(), {
    overviews: overviews(),
    sibling: (name) => {
      asked.push(name);
      return overviews();
    },
  });
  expect(asked).toEqual([]);
  expect(opened.levels).toHaveLength(2);
});

it("a file that names none asks for none", async () => {
  const plain = new MemorySource(buildTiff({ images: [image] }), "https://a.test/a.tif");
  const opened = await openRasterFile(plain, {
    sibling: () => {
      throw new Error("nothing was named");
    },
  });
  expect(opened.levels).toHaveLength(1);
});
