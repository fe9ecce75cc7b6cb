import { describe, expect, it } from "vitest";
import type { Condition } from "../catalogue/filter/types.ts";
import { parseExpression } from "../recipe/expression/parse.ts";
import { processGraph, temporalExtent } from "./process-graph.ts";
import { evaluate, type Value } from "./testing/evaluate.ts";
import { requestOf } from "./testing/request.ts";
import type { GraphOutput, GraphRequest, ProcessGraph } from "./types.ts";

function nodesOf(graph: ProcessGraph, process: string) {
  return Object.values(graph).filter(({ process_id: id }) => id === process);
}

/** The child graph that an argument of the only such node holds. */
function childOf(request: GraphRequest, process: string, argument: string, index = 0): ProcessGraph {
  const node = nodesOf(processGraph(request).graph, process)[index];
  const child = node?.arguments[argument] as unknown as { process_graph: ProcessGraph } | undefined;
  return child?.process_graph ?? {};
}

describe("the days of a search", () => {
  it.each([
    ["2025-06-01", "2025-06-30", ["2025-06-01", "2025-07-01"]],
    ["2024-02-28", "2024-02-28", ["2024-02-28", "2024-02-29"]],
    [null, "2025-12-31", [null, "2026-01-01"]],
    ["2025-06-01", null, ["2025-06-01", null]],
    [null, null, null],
  ])("%s to %s, both included, are an interval without its end", (from, to, extent) => {
    expect(temporalExtent({ from, to })).toEqual(extent);
  });
});

describe("what is loaded", () => {
  it("is a public collection with scale and offset as steps of the graph", () => {
    const request = requestOf({});
    const [load] = nodesOf(processGraph(request).graph, "load_stac");
    expect(load?.arguments).toEqual({
      url: "https://stac.example.org/collections/s2",
      spatial_extent: { west: 5, south: 51, east: 5.1, north: 51.1 },
      temporal_extent: ["2025-06-01", "2025-07-01"],
      bands: ["B08", "B04", "SCL"],
    });
    const reducer = childOf(request, "reduce_dimension", "reducer");
    const data = { B08: 4000, B04: 2000 } as unknown as Value;
    // (0.3 − 0.1) / (0.3 + 0.1): of the stored numbers it would be a third.
    expect(evaluate(reducer, { data })).toBeCloseTo(0.5, 12);
  });

  it("is a back end's own collection without them", () => {
    const bands = requestOf({}).bands.map(({ reference, label }) => ({
      reference,
      label,
      calibration: null,
    }));
    const request = requestOf({ source: { kind: "load_collection", id: "SENTINEL2_L2A" }, bands });
    const data = { B08: 0.3, B04: 0.1 } as unknown as Value;
    expect(evaluate(childOf(request, "reduce_dimension", "reducer"), { data })).toBeCloseTo(0.5, 12);
    expect(processGraph(request).notes.join()).toContain("comes calibrated");
  });

  it("has the conditions of the search that are of one property, and says that others are left out", () => {
    const cloud: Condition = { op: "<=", args: [{ property: "eo:cloud_cover" }, 80] };
    const tile: Condition = { op: "in", args: [{ property: "grid:code" }, ["MGRS-31UFS"]] };
    const either: Condition = { op: "or", args: [cloud, tile] };
    const { graph, notes } = processGraph(requestOf({ conditions: [cloud, tile, either] }));
    const [load] = nodesOf(graph, "load_stac");
    expect(load?.arguments["properties"]).toEqual({
      "eo:cloud_cover": {
        process_graph: {
          lte1: { process_id: "lte", arguments: { x: { from_parameter: "value" }, y: 80 }, result: true },
        },
      },
      "grid:code": {
        process_graph: {
          array_contains1: {
            process_id: "array_contains",
            arguments: { data: ["MGRS-31UFS"], value: { from_parameter: "value" } },
            result: true,
          },
        },
      },
    });
    expect(notes.join()).toContain("are left out");
    expect(processGraph(requestOf({ conditions: [cloud] })).notes.join()).not.toContain("are left out");
  });
});

describe("a mask", () => {
  const hidden = (request: GraphRequest, SCL: number | null) =>
    evaluate(childOf(request, "reduce_dimension", "reducer", 1), { data: { SCL } });

  it("by classes hides these numbers, and nothing where it has none", () => {
    const request = requestOf({});
    expect([3, 8, 4, 0, null].map((value) => hidden(request, value))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it("by bits hides where any of them is set", () => {
    const request = requestOf({ mask: { mask: { kind: "bits", band: "QA", bits: [1, 3] }, label: "SCL" } });
    expect([0b10, 0b1000, 0b101, 0].map((value) => hidden(request, value))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(hidden(request, null)).not.toBe(true);
  });

  it("comes before dates are reduced, so that hidden pixels do not count", () => {
    const { graph } = processGraph(requestOf({}));
    const [, , composite] = nodesOf(graph, "reduce_dimension");
    const name = Object.keys(graph).find((each) => graph[each]?.process_id === "mask");
    expect(composite?.arguments["data"]).toEqual({ from_node: name });
  });
});

describe("what comes out", () => {
  const outputs: readonly (readonly [string, GraphOutput, string, string])[] = [
    ["a map of all dates", { kind: "composite", reducer: "max" }, "reduce_dimension", "GTiff"],
    ["a map per date", { kind: "dates" }, "mask", "netCDF"],
    [
      "a map per month",
      { kind: "periods", period: "month", reducer: "median" },
      "aggregate_temporal_period",
      "netCDF",
    ],
    ["a picture", { kind: "picture", reducer: "median", rescale: [0, 1] }, "apply", "PNG"],
    [
      "a table of areas",
      { kind: "areas", areas: { type: "FeatureCollection", features: [] }, reducer: "mean" },
      "aggregate_spatial",
      "JSON",
    ],
  ];
  it.each(outputs)("is %s", (_, output, process, format) => {
    const { graph } = processGraph(requestOf({ output }));
    const [result, ...others] = Object.values(graph).filter((node) => node.result);
    expect(others).toEqual([]);
    expect(result?.process_id).toBe("save_result");
    expect(result?.arguments["format"]).toBe(format);
    const data = result?.arguments["data"] as { from_node: string } | undefined;
    expect(graph[data?.from_node ?? ""]?.process_id).toBe(process);
  });

  it("is three bands for a colour composite", () => {
    const planes = ["B08", "B04", "B04 * 2"].map(parseExpression);
    const request = requestOf({ planes });
    const child = childOf(request, "apply_dimension", "process");
    const data = { B08: 4000, B04: 2000 } as unknown as Value;
    const values = evaluate(child, { data }) as readonly number[];
    expect(values.map((value) => value.toFixed(6))).toEqual(["0.300000", "0.100000", "0.200000"]);
    const [renamed] = nodesOf(processGraph(request).graph, "rename_labels");
    expect(renamed?.arguments["target"]).toEqual(["red", "green", "blue"]);
  });
});
