import { describe, expect, it } from "vitest";
import { parseNodata } from "./nodata.ts";

/** What GDAL 3.6.2 answers for files whose GDAL_NODATA tag holds these texts. */
describe("the text of a nodata tag", () => {
  it.each([
    ["-9999", -9999],
    [" -9999", -9999],
    ["+5", 5],
    ["5.", 5],
    ["-.5e1", -5],
    ["5 6", 5],
    ["5abc", 5],
    ["1e", 1],
    ["1,5", 1.5],
    ["0x10", 16],
    ["-3.4028234663852886e+038", -3.4028234663852886e38],
    ["nan", Number.NaN],
    ["-NaN", Number.NaN],
    ["nan(0x7)", Number.NaN],
    ["-1.#IND", Number.NaN],
    ["inf", Number.POSITIVE_INFINITY],
    ["-Infinity", Number.NEGATIVE_INFINITY],
    ["1.#INF", Number.POSITIVE_INFINITY],
    ["1e400", Number.POSITIVE_INFINITY],
    ["none", 0],
    ["N/A", 0],
    ["", undefined],
    [" ", undefined],
  ])("is the number that GDAL reads: %j", (text, expected) => {
    expect(parseNodata(text, "float64")).toEqual(expected);
  });

  it("is rounded to the numbers that a float32 file can hold", () => {
    expect(parseNodata("0.1", "float32")).toBe(0.10000000149011612);
    expect(parseNodata("1e39", "float32")).toBe(Number.POSITIVE_INFINITY);
    expect(parseNodata("-1.7e308", "float32")).toBe(Number.NEGATIVE_INFINITY);
  });

  it.each([
    ["-1", "int64", -1],
    ["-9999.5", "int64", -9999],
    ["nan", "int64", 0],
    ["18446744073709551615", "int64", 2 ** 63],
    ["-1", "uint64", 2 ** 64],
    ["7", "uint64", 7],
  ])("is a whole number where samples are: %s of %s", (text, type, expected) => {
    expect(parseNodata(text, type)).toBe(expected);
  });
});
