import { expect, test } from "vitest";
import { blockContext } from "../codec/testing/block-context.ts";
import type { Image } from "./image.ts";
import { unusableOverviews } from "./levels.ts";

function image(width: number, height: number, changes: Partial<Image> = {}): Image {
  return { ...blockContext().image, width, height, isOverview: true, ...changes } as Image;
}

test("an overview that cannot stand in for the main image is named; other pages are not overviews", () => {
  const main = image(1000, 800, { isOverview: false });
  expect(unusableOverviews([main, image(500, 400), image(250, 200, { isMask: true })], [])).toEqual([]);
  expect(unusableOverviews([main, image(100, 100, { isOverview: false })], [])).toEqual([]);
  expect(unusableOverviews([main, image(500, 100), image(250, 200)], [])).toEqual([
    expect.stringContaining("500 × 100"),
  ]);
  expect(unusableOverviews([main], [image(250, 200, { bitsPerSample: 16 }), image(1000, 800)])).toHaveLength(
    2,
  );
});
