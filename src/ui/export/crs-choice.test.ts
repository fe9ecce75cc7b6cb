import { expect, it } from "vitest";
import { gridOf } from "./crs-choice.ts";

it.each([
  [
    { grid: "file", code: "x", pixel: "x" },
    { crs: null, resolution: null },
  ],
  [
    { grid: "EPSG:3857", code: "", pixel: " " },
    { crs: "EPSG:3857", resolution: null },
  ],
  [
    { grid: "EPSG:4326", code: "", pixel: "0,0001" },
    { crs: "EPSG:4326", resolution: 0.0001 },
  ],
  [
    { grid: "other", code: " epsg:25832 ", pixel: "20" },
    { crs: "EPSG:25832", resolution: 20 },
  ],
  [
    { grid: "other", code: "2583", pixel: "" },
    { crs: "EPSG:2583", resolution: null },
  ],
  [{ grid: "other", code: "", pixel: "20" }, null],
  [{ grid: "other", code: "ESRI:54009", pixel: "20" }, null],
  [{ grid: "EPSG:3857", code: "", pixel: "-5" }, null],
  [{ grid: "EPSG:3857", code: "", pixel: "ten" }, null],
] as const)("takes %j as %j", (choice, expected) => {
  expect(gridOf(choice)).toEqual(expected);
});
