import type { PixelPolygon } from "../outline.ts";

/** A concave polygon with a hole. */
export const CONCAVE: PixelPolygon = [
  [
    [0.7, 0.4],
    [9.3, 1.2],
    [8.1, 6.7],
    [4.6, 3.1],
    [1.4, 7.8],
    [0.7, 0.4],
  ],
  [
    [3, 2],
    [5.5, 1.9],
    [4.5, 2.8],
    [3, 2],
  ],
];
