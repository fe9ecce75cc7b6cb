import { describe, expect, it } from "vitest";
import { parseOptions } from "./options.ts";

const BASE = ["folder", "--expression", "NDVI", "--json", "out.json"];

describe("the options of measure", () => {
  it("name a mask by classes or by bits, and a window by rows and columns", () => {
    expect(parseOptions([...BASE, "--mask-classes", "SCL:3,8", "--window", "40,30,12,16"])).toEqual({
      folder: "folder",
      expression: "NDVI",
      json: "out.json",
      byIndex: false,
      mask: { kind: "classes", band: "SCL", hidden: [3, 8] },
      window: { row: 40, column: 30, height: 12, width: 16 },
    });
    expect(parseOptions([...BASE, "--mask-bits", "QA:4"])?.mask).toEqual({
      kind: "bits",
      band: "QA",
      bits: [4],
    });
    expect(parseOptions(BASE)?.mask).toBeNull();
    expect(parseOptions([...BASE, "--by-index"])?.byIndex).toBe(true);
  });

  it.each([
    [["folder", "--expression", "NDVI"]],
    [["--expression", "NDVI", "--json", "out.json"]],
    [[...BASE, "--mask-classes", "SCL"]],
    [[...BASE, "--mask-classes", "SCL:3", "--mask-bits", "QA:4"]],
    [[...BASE, "--window", "1,2,3"]],
    [[...BASE, "another"]],
  ])("are refused where something is missing or makes no sense: %j", (args) => {
    expect(parseOptions(args)).toBeNull();
  });
});
