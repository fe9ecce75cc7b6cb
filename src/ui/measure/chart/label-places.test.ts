import { expect, it } from "vitest";
import { labelPlaces } from "./label-places.ts";

it("leaves labels where they belong while there is room", () => {
  expect(labelPlaces([60, 150, 240], 36, 0, 300)).toEqual([60, 150, 240]);
});

it("moves labels apart that would cover each other", () => {
  const places = labelPlaces([100, 104, 110], 36, 0, 300);
  expect(places).toEqual([100, 136, 172]);
});

it("keeps labels within the room there is", () => {
  expect(labelPlaces([2, 298], 36, 0, 300)).toEqual([18, 282]);
  expect(labelPlaces([290, 295], 36, 0, 300)).toEqual([246, 282]);
});
