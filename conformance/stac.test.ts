import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkFile, checkStac, formatStacReport } from "./stac.ts";

const DATA = process.env["REVISIT_DATA"] ?? "";
const item = {
  type: "Feature",
  id: "a",
  properties: { datetime: "2025-06-01T10:30:00Z" },
  bbox: [5, 51, 6, 52],
  geometry: null,
  assets: {},
};

describe("STAC documents of a folder", () => {
  it("are normalised or refused with a reason, wherever they lie in a file", () => {
    const outcomes = (value: unknown) =>
      checkFile("a.json", JSON.stringify(value)).map(({ kind, outcome }) => `${kind} ${outcome}`);
    expect(outcomes(item)).toEqual(["item normalised"]);
    expect(outcomes({ response: { json: { features: [item, { ...item, id: 5 }] } } })).toEqual([
      "item normalised",
      "item refused",
    ]);
    expect(outcomes({ type: "Collection", id: "c" })).toEqual(["collection normalised"]);
    expect(outcomes({ type: "Catalog", stac_version: "1.0.0", links: [{ rel: "child" }] })).toEqual([
      "catalogue refused",
    ]);
    expect(outcomes({ message: "not found" })).toEqual(["other refused"]);
    expect(checkFile("a.json", "<html>")[0]).toMatchObject({ outcome: "refused", message: "is not JSON" });
  });

  it("are counted, and each that was not normalised is named", () => {
    const report = formatStacReport([
      { id: "a", kind: "item", outcome: "normalised" },
      { id: "b", kind: "item", outcome: "refused", message: "has no date" },
    ]);
    expect(report).toContain("refused      b: has no date");
    expect(report).toMatch(/total +1 +1 +0/);
  });

  it.skipIf(!existsSync(join(DATA, "stac")))("of real services crash nothing (REVISIT_DATA)", async () => {
    const reports = await checkStac(join(DATA, "stac"));
    expect(reports.filter(({ outcome }) => outcome === "crashed")).toEqual([]);
    for (const { outcome, message } of reports) if (outcome === "refused") expect(message).toBeTruthy();
    expect(reports.filter(({ outcome }) => outcome === "normalised").length).toBeGreaterThan(700);
  });
});
