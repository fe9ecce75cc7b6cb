import { parseExpression } from "../../recipe/expression/parse.ts";
import type { GraphRequest } from "../types.ts";

/** NDVI under a mask by classes of a public collection, its maximum in June. */
export function requestOf(parts: Partial<GraphRequest>): GraphRequest {
  const calibration = { scale: 0.0001, offset: -0.1 };
  return {
    source: { kind: "load_stac", url: "https://stac.example.org/collections/s2" },
    area: [5, 51, 5.1, 51.1],
    time: { from: "2025-06-01", to: "2025-06-30" },
    conditions: [],
    bands: ["B08", "B04"].map((label) => ({ reference: label, label, calibration })),
    planes: [parseExpression("(B08 - B04) / (B08 + B04)")],
    mask: { mask: { kind: "classes", band: "SCL", hidden: [3, 8] }, label: "SCL" },
    output: { kind: "composite", reducer: "max" },
    ...parts,
  };
}
