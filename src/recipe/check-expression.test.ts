import { describe, expect, it } from "vitest";
import type { Asset, Scene } from "../catalogue/types.ts";
import { checkExpression } from "./check-expression.ts";

const asset = (key: string): Asset => ({
  key,
  href: `https://data.example/${key}.tif`,
  roles: ["data"],
  bands: [{}],
  projection: {},
  protected: false,
});
const scene: Scene = {
  id: "s",
  catalogue: "c",
  collection: "c",
  datetime: "2025-06-18T10:46:00Z",
  bbox: [5, 51, 6, 52],
  footprint: { type: "Polygon", coordinates: [] },
  assets: { B04: asset("B04"), B08: asset("B08") },
  synthetic: false,
};

describe("checking an expression", () => {
  it("finds nothing wrong with bands that exist", () => {
    expect(checkExpression("(B08 - B04) / (B08 + B04)", scene)).toBeNull();
  });

  it("points at a band that the scene does not have", () => {
    const text = "(B08 - B99) / B04";
    const mistake = checkExpression(text, scene);
    expect(text.slice(mistake?.start, mistake?.end)).toBe("B99");
    expect(mistake?.message).toContain("B99");
  });

  it("points into the text where it does not parse", () => {
    const text = "(B08 - ) / B04";
    const mistake = checkExpression(text, scene);
    expect(mistake).not.toBeNull();
    expect(mistake?.start).toBe(text.indexOf(")"));
  });

  it("only parses while no scene is known", () => {
    expect(checkExpression("B99 * 2", undefined)).toBeNull();
    expect(checkExpression("B99 *", undefined)).not.toBeNull();
  });
});
