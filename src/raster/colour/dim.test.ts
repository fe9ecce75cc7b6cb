import { describe, expect, it } from "vitest";
import { dimmedOutside } from "./dim.ts";

const pixels = (picture: Uint8ClampedArray) =>
  Array.from({ length: picture.length / 4 }, (_, index) => [...picture.subarray(index * 4, index * 4 + 4)]);

describe("pixels outside of a highlighted range", () => {
  const picture = () =>
    Uint8ClampedArray.from(
      [
        [255, 0, 0, 255],
        [0, 255, 0, 255],
        [0, 0, 255, 255],
        [10, 20, 30, 255],
        [0, 0, 0, 0],
      ].flat(),
    );
  const values = Float32Array.of(0.1, 0.2, 0.6, 0.7, Number.NaN);

  it("are faint greys as light as their colours, and those inside are as they were", () => {
    const [red, green, blue, other, nothing] = pixels(dimmedOutside(picture(), values, [0.15, 0.65]));
    // Rec. 709: 0.2126 of 255 for red.
    expect(red).toEqual([54, 54, 54, 76]);
    expect(green).toEqual([0, 255, 0, 255]);
    expect(blue).toEqual([0, 0, 255, 255]);
    expect(other).toEqual([19, 19, 19, 76]);
    expect(nothing).toEqual([0, 0, 0, 0]);
  });

  it("are those beyond its ends, not at them", () => {
    const low = values[0] ?? 0;
    const high = values[3] ?? 0;
    const kept = pixels(dimmedOutside(picture(), values, [low, high])).slice(0, 4);
    expect(kept.map(([, , , alpha]) => alpha)).toEqual([255, 255, 255, 255]);
  });
});
