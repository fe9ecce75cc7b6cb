import { expect, it } from "vitest";
import { dateOfName, dateOfTag } from "./date-of-name.ts";

it.each([
  ["S2A_MSIL2A_20181229T095411_N0211_R079_T33SVB_20181229T112231", "2018-12-29T09:54:11.000Z"],
  ["LC08_L1TP_013032_20180131_20180207_01_T1_B4", "2018-01-31T00:00:00.000Z"],
  ["MOD13Q1.A2022161.h18v03.061", "2022-06-10T00:00:00.000Z"],
  ["HLS.S30.T31UFS.2020060T105021.v2.0.B04", "2020-02-29T10:50:21.000Z"],
  ["ndvi 2025-06-01", "2025-06-01T00:00:00.000Z"],
  ["2025_06_01_field", "2025-06-01T00:00:00.000Z"],
  ["fusets_20220224_B04", "2022-02-24T00:00:00.000Z"],
  // Neither the 31st of June, nor a number of another kind, nor a year that no satellite saw.
  ["a_20250631", undefined],
  ["tile_120250601", undefined],
  ["map_18990101", undefined],
  ["elevation", undefined],
])("the date of %s", (name, datetime) => {
  expect(dateOfName(name)?.datetime).toBe(datetime);
});

it("leaves no date in what remains of the name", () => {
  expect(dateOfName("S2_20220224_20220301_B04")?.rest.split(/\W|_/).filter(Boolean)).toEqual(["S2", "B04"]);
});

it("reads the date of the tag as it is written, and none from a clock that was not set", () => {
  expect(dateOfTag("2025:06:01 10:30:21")).toBe("2025-06-01T10:30:21.000Z");
  expect(dateOfTag("0000:00:00 00:00:00")).toBeUndefined();
  expect(dateOfTag(undefined)).toBeUndefined();
});
