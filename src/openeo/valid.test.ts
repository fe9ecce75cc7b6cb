import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ProcessGraph as Checked, ProcessRegistry } from "@openeo/js-processgraphs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BANDS, expressionTexts } from "../code/testing/expressions.ts";
import { parseExpression } from "../recipe/expression/parse.ts";
import { processGraph } from "./process-graph.ts";
import { DEFINITIONS } from "./testing/definitions.ts";
import { requestOf } from "./testing/request.ts";
import type { GraphOutput, GraphRequest, ProcessGraph, ProcessNode } from "./types.ts";

const OFFICIAL = join(process.env["REVISIT_DATA"] ?? "", "openeo");

function officialDefinitions(): readonly unknown[] {
  return ["processes", "proposals"].flatMap((folder) =>
    readdirSync(join(OFFICIAL, folder))
      .filter((name) => name.endsWith(".json"))
      .map((name) => JSON.parse(readFileSync(join(OFFICIAL, folder, name), "utf8")) as unknown),
  );
}

const REGISTRIES = [
  ["definitions of these tests", true, () => DEFINITIONS],
  ["the official definitions (REVISIT_DATA)", existsSync(join(OFFICIAL, "processes")), officialDefinitions],
] as const;

const square = {
  type: "Polygon" as const,
  coordinates: [
    [
      [5, 51],
      [5.1, 51],
      [5.1, 51.1],
      [5, 51],
    ],
  ],
};
const OUTPUTS: readonly GraphOutput[] = [
  { kind: "composite", reducer: "median" },
  { kind: "picture", reducer: "max", rescale: [0, 1] },
  { kind: "dates" },
  { kind: "periods", period: "dekad", reducer: "mean" },
  {
    kind: "areas",
    areas: { type: "FeatureCollection", features: [{ type: "Feature", properties: {}, geometry: square }] },
    reducer: "mean",
  },
];
const PARTS: readonly Partial<GraphRequest>[] = [
  {},
  { mask: null, time: { from: null, to: null } },
  { mask: { mask: { kind: "bits", band: "QA", bits: [1, 3] }, label: "QA" } },
  { source: { kind: "load_collection", id: "SENTINEL2_L2A" } },
  { planes: ["B08", "B04", "B04"].map(parseExpression) },
  { conditions: [{ op: "<=", args: [{ property: "eo:cloud_cover" }, 80] }] },
];

/** A graph with one node changed. */
function broken(
  process: string,
  change: (parameters: ProcessNode["arguments"]) => ProcessNode["arguments"],
): ProcessGraph {
  const { graph } = processGraph(requestOf({}));
  const nodes = Object.entries(graph).map(([name, node]) => {
    const changed = node.process_id === process ? { ...node, arguments: change(node.arguments) } : node;
    return [name, changed] as const;
  });
  return Object.fromEntries(nodes);
}

function without(name: string) {
  return (parameters: ProcessNode["arguments"]) =>
    Object.fromEntries(Object.entries(parameters).filter(([each]) => each !== name));
}

const BROKEN: readonly (readonly [string, ProcessGraph])[] = [
  ["without a reducer", broken("reduce_dimension", without("reducer"))],
  ["with a node that is not there", broken("mask", (all) => ({ ...all, mask: { from_node: "nowhere" } }))],
  ["with one end of the time", broken("load_stac", (all) => ({ ...all, temporal_extent: ["2025-06-01"] }))],
  [
    "with a number as the name of a dimension",
    broken("reduce_dimension", (all) => ({ ...all, dimension: 3 })),
  ],
];

describe.each(REGISTRIES)("a validator of openEO's authors with %s", (_, isThere, definitions) => {
  const mistakes = async (graph: ProcessGraph) => {
    const checked = new Checked({ process_graph: graph }, new ProcessRegistry(definitions()));
    const errors = await checked.validate(false);
    return errors.toJSON().map(({ message }) => message);
  };

  it.skipIf(!isThere)("finds no mistake in what is written", async () => {
    for (const output of OUTPUTS) {
      for (const parts of PARTS)
        expect(await mistakes(processGraph(requestOf({ ...parts, output })).graph)).toEqual([]);
    }
  });

  it.skipIf(!isThere)("finds none in any expression", async () => {
    const bands = BANDS.map((label) => ({ reference: label, label, calibration: null }));
    for (const text of fc.sample(expressionTexts, { numRuns: 25, seed: 16 })) {
      const { graph } = processGraph(requestOf({ bands, planes: [parseExpression(text)] }));
      expect(await mistakes(graph), text).toEqual([]);
    }
  });

  it.skipIf(!isThere).each(BROKEN)("refuses a graph %s", async (_, graph) => {
    expect(await mistakes(graph)).not.toEqual([]);
  });
});
