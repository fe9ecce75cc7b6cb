import { expect, test } from "vitest";
import { decodePng } from "./png.ts";

// Written by GDAL's PNG driver, whose rows use all filters but the empty one.
const RGB =
  "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAGCAIAAABxZ0isAAAAj0lEQVQImQXBoQ5BARQG4P/6OfbfcG8RTNNkwaZ4CUmymUeQdd14A/UG5QaSTZA8hGJOucEZG+P7EvwqoRByYSAUQl/IhXnCRyaMhI+wFVKhLSyFMRuzjsXGYm3xtuha3Cwqi32iUymshIOwECQ0hZbwqtMvxJG4EhPiTjhRErsa/Ukf0lP6lN6jf+lnevYHEY8rO6hMXdwAAAAASUVORK5CYII=";
const RGBA =
  "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAGCAYAAAD+Bd/7AAAAl0lEQVQImS3HIS/EARgH4Of8/rO9F1wRFEETzcx2xYewCacoPgLNfA3zBWwmqIpqt0vaRdn2BoJNYATa84z8vM/LvTJR9v159/+nhvSmOBBfYkcciQ1xKa6NVpdb83KnHCoz5Vi5UMbKmyF9Jc7FizgTt2JPrItPQ3ohHsWzmIlX0eJB3FhJf0hPpcfSJ9Lb0t/ST9JrfgGF3yXFij8HfAAAAABJRU5ErkJggg==";
/** Random numbers; red is 9 x + 3 y, green 255 - 20 y. */
const BLUE = [
  [241, 160, 175, 229, 148, 198, 213, 57],
  [14, 76, 72, 223, 233, 1, 127, 210],
  [33, 204, 30, 119, 209, 77, 87, 71],
  [184, 65, 253, 113, 122, 129, 149, 141],
  [130, 254, 206, 202, 179, 159, 87, 253],
  [119, 55, 216, 41, 219, 156, 29, 11],
];

test.each([
  ["RGB", RGB],
  ["RGBA", RGBA],
])("a PNG in %s has the pixels that were written into it", (_name, base64) => {
  const picture = decodePng(Buffer.from(base64, "base64"));
  expect([picture.width, picture.height]).toEqual([8, 6]);
  const pixels = BLUE.map((row, y) => row.map((_blue, x) => picture.at(x, y)));
  expect(pixels).toEqual(BLUE.map((row, y) => row.map((blue, x) => [9 * x + 3 * y, 255 - 20 * y, blue])));
});

test("a PNG that no browser writes is refused", () => {
  const grey = Buffer.from(RGB, "base64");
  grey[25] = 0;
  expect(() => decodePng(grey)).toThrow("not a screenshot");
});
