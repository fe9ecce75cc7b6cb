import type { SearchTime } from "../catalogue/types.ts";
import { ExpressionGraph } from "./expression-graph.ts";
import { GraphBuilder } from "./graph-builder.ts";
import { propertiesOf } from "./properties.ts";
import type { Argument, GraphOutput, GraphRequest, ProcessGraph, WrittenGraph } from "./types.ts";

/** Names that nearly every back end gives the dimensions of a cube. */
const BANDS = "bands";
const TIME = "t";
const PLANES = ["red", "green", "blue"];
const DAY_MS = 86_400_000;

/** A layer as a process graph of openEO. */
export function processGraph(request: GraphRequest): WrittenGraph {
  const builder = new GraphBuilder();
  const { properties, left } = propertiesOf(request.conditions);
  const loaded = load(builder, request, properties);
  const layer = layerOf(builder, request, loaded);
  const clear = request.mask
    ? builder.add("mask", { data: layer, mask: hiddenPixels(builder, request, loaded) })
    : layer;
  const saved = save(builder, clear, request.output);
  return {
    graph: builder.graph(saved),
    notes: [...notesOf(request), ...(left.length > 0 ? [LEFT_OUT] : [])],
  };
}

/** An interval that is open at its end, as openEO has it: the last day is in it. */
export function temporalExtent({ from, to }: SearchTime): Argument {
  if (from === null && to === null) return null;
  const after = to === null ? null : new Date(Date.parse(to) + DAY_MS).toISOString().slice(0, 10);
  return [from, after];
}

function load(
  builder: GraphBuilder,
  { source, area, time, bands, mask }: GraphRequest,
  properties: ReturnType<typeof propertiesOf>["properties"],
): Argument {
  const [west, south, east, north] = area;
  const labels = [...new Set([...bands.map(({ label }) => label), ...(mask ? [mask.label] : [])])];
  const parameters = {
    spatial_extent: { west, south, east, north },
    temporal_extent: temporalExtent(time),
    bands: labels,
    ...(Object.keys(properties).length === 0 ? {} : { properties: properties as unknown as Argument }),
  };
  return source.kind === "load_stac"
    ? builder.add("load_stac", { url: source.url, ...parameters })
    : builder.add("load_collection", { id: source.id, ...parameters });
}

/** One plane takes the place of the bands; three become bands of their own. */
function layerOf(builder: GraphBuilder, { bands, planes }: GraphRequest, data: Argument): Argument {
  const child = new GraphBuilder();
  const expressions = new ExpressionGraph(child, (reference) => {
    const band = bands.find((each) => each.reference === reference);
    const stored = child.add("array_element", { data: DATA, label: band?.label ?? reference });
    return calibrated(child, stored, band?.calibration ?? { scale: 1, offset: 0 });
  });
  const [only = null, ...others] = planes.map((plane) => expressions.value(plane));
  if (others.length === 0)
    return builder.add("reduce_dimension", { data, dimension: BANDS, reducer: process(child.graph(only)) });
  const together = child.graph(child.add("array_create", { data: [only, ...others] }));
  const applied = builder.add("apply_dimension", { data, dimension: BANDS, process: process(together) });
  return builder.add("rename_labels", { data: applied, dimension: BANDS, target: PLANES });
}

const DATA = { from_parameter: "data" };

function process(graph: ProcessGraph): Argument {
  return { process_graph: graph as unknown as Argument };
}

function calibrated(
  builder: GraphBuilder,
  stored: Argument,
  { scale, offset }: { readonly scale: number; readonly offset: number },
): Argument {
  const scaled = scale === 1 ? stored : builder.add("multiply", { x: stored, y: scale });
  return offset === 0 ? scaled : builder.add("add", { x: scaled, y: offset });
}

/** True where the mask hides a pixel. It is of numbers as they are stored. */
function hiddenPixels(builder: GraphBuilder, { mask }: GraphRequest, data: Argument): Argument {
  const child = new GraphBuilder();
  const value = child.add("array_element", { data: DATA, label: mask?.label ?? "" });
  const hidden =
    mask?.mask.kind === "bits"
      ? bitTest(child, value, mask.mask.bits)
      : child.add("array_contains", { data: mask?.mask.hidden ?? [], value });
  return builder.add("reduce_dimension", { data, dimension: BANDS, reducer: process(child.graph(hidden)) });
}

function bitTest(builder: GraphBuilder, value: Argument, bits: readonly number[]): Argument {
  const tests: Argument[] = bits.map((bit) => {
    const shifted = builder.add("floor", { x: builder.add("divide", { x: value, y: 2 ** bit }) });
    return builder.add("eq", { x: builder.add("mod", { x: shifted, y: 2 }), y: 1 });
  });
  return tests.length === 0 ? false : tests.reduce((x, y) => builder.add("or", { x, y }));
}

function save(builder: GraphBuilder, data: Argument, output: GraphOutput): Argument {
  const saved = (from: Argument, format: string) => builder.add("save_result", { data: from, format });
  const composite = (name: string) =>
    builder.add("reduce_dimension", { data, dimension: TIME, reducer: reducerOf(name) });
  switch (output.kind) {
    case "composite":
      return saved(composite(output.reducer), "GTiff");
    case "picture": {
      const [low, high] = output.rescale;
      const child = new GraphBuilder();
      const x = { from_parameter: "x" };
      const stretched = child.add("linear_scale_range", {
        x,
        inputMin: low,
        inputMax: high,
        outputMin: 0,
        outputMax: 255,
      });
      return saved(
        builder.add("apply", { data: composite(output.reducer), process: process(child.graph(stretched)) }),
        "PNG",
      );
    }
    case "dates":
      return saved(data, "netCDF");
    case "periods": {
      const reducer = reducerOf(output.reducer);
      return saved(
        builder.add("aggregate_temporal_period", { data, period: output.period, reducer }),
        "netCDF",
      );
    }
    default: {
      const geometries = output.areas as unknown as Argument;
      const reducer = reducerOf(output.reducer);
      return saved(builder.add("aggregate_spatial", { data, geometries, reducer }), "JSON");
    }
  }
}

/** Pixels without data do not count: "first" takes the first that has some, as openEO does unless told otherwise. */
function reducerOf(name: string): Argument {
  const child = new GraphBuilder();
  return process(child.graph(child.add(name, { data: DATA })));
}

const LEFT_OUT =
  "Conditions on more than one property, on text patterns or on places are left out: openEO's filters test one property at a time.";
const OVERLAP =
  "Where scenes of one day overlap, the back end decides which of them counts: its order of a mosaic is its own.";
const STORED =
  "load_stac gives numbers as they are stored by its specification; scale and offset are steps of the graph. A back end that applies them by itself would apply them twice.";
const CALIBRATED = "The back end's own collection comes calibrated: the graph has no scale and offset.";
const PUBLIC = "load_stac reads public files only: there is no way to give it a sign-in.";
const TOLD_BY_FILE =
  "The items tell no scale and offset for some of the bands: those of the files' own tags are not in the graph.";
const MASK_NODATA =
  "Where the number that means “no data” in the mask is one of the hidden, the pixel is not hidden by it: the back end has no number there.";

function notesOf({ source, bands, mask }: GraphRequest): readonly string[] {
  const isStac = source.kind === "load_stac";
  const isUntold = isStac && bands.some(({ calibration }) => calibration === null);
  return [
    OVERLAP,
    ...(isStac ? [STORED, PUBLIC] : [CALIBRATED]),
    ...(isUntold ? [TOLD_BY_FILE] : []),
    ...(mask ? [MASK_NODATA] : []),
  ];
}
