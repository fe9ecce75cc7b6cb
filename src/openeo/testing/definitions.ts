// Definitions of the processes that graphs are made of, as far as a validator looks at them: enough to find a missing
// argument, a wrong type, a node that is not there. The official ones are better, where there are some.

const ANYTHING = {};
const NUMBER = { type: ["number", "null"] };
const TRUTH = { type: ["boolean", "null"] };
const TEXT = { type: "string" };
const ARRAY = { type: "array" };
const CUBE = { type: "object", subtype: "datacube" };
const BOX = { type: "object", required: ["west", "south", "east", "north"] };
const INTERVAL = [
  { type: "null" },
  { type: "array", minItems: 2, maxItems: 2, items: { type: ["string", "null"] } },
];
const NAMES = { type: "array", items: { type: "string" } };

function child(...names: readonly string[]): unknown {
  return {
    type: "object",
    subtype: "process-graph",
    parameters: names.map((name) => ({ name, description: name, schema: ANYTHING })),
  };
}

const FILTERS = { type: "object", additionalProperties: child("value") };
const LOADED = { spatial_extent: BOX, temporal_extent: INTERVAL, "bands?": NAMES, "properties?": FILTERS };
const TWO = { x: NUMBER, y: NUMBER };
const COMPARED = { x: ANYTHING, y: ANYTHING };

/** By names: the schemas of their parameters, "?" behind those that may be left out, and of what they return. */
const PROCESSES: Readonly<Record<string, readonly [Readonly<Record<string, unknown>>, unknown]>> = {
  load_collection: [{ id: TEXT, ...LOADED }, CUBE],
  load_stac: [{ url: TEXT, ...LOADED }, CUBE],
  reduce_dimension: [{ data: CUBE, reducer: child("data", "context"), dimension: TEXT }, CUBE],
  apply_dimension: [{ data: CUBE, process: child("data", "context"), dimension: TEXT }, CUBE],
  apply: [{ data: CUBE, process: child("x", "context") }, CUBE],
  rename_labels: [{ data: CUBE, dimension: TEXT, target: ARRAY }, CUBE],
  mask: [{ data: CUBE, mask: CUBE }, CUBE],
  aggregate_temporal_period: [{ data: CUBE, period: TEXT, reducer: child("data", "context") }, CUBE],
  aggregate_spatial: [
    { data: CUBE, geometries: { type: "object" }, reducer: child("data", "context") },
    CUBE,
  ],
  save_result: [{ data: ANYTHING, format: TEXT }, ANYTHING],
  array_element: [{ data: ARRAY, "label?": TEXT }, ANYTHING],
  array_create: [{ data: ARRAY }, ARRAY],
  array_contains: [{ data: ARRAY, value: ANYTHING }, TRUTH],
  linear_scale_range: [
    { x: NUMBER, inputMin: NUMBER, inputMax: NUMBER, "outputMin?": NUMBER, "outputMax?": NUMBER },
    NUMBER,
  ],
  between: [{ x: NUMBER, min: NUMBER, max: NUMBER }, TRUTH],
  constant: [{ x: ANYTHING }, ANYTHING],
  if: [{ value: TRUTH, accept: ANYTHING, "reject?": ANYTHING }, ANYTHING],
  power: [{ base: NUMBER, p: NUMBER }, NUMBER],
  exp: [{ p: NUMBER }, NUMBER],
  log: [{ x: NUMBER, base: NUMBER }, NUMBER],
  arctan2: [{ y: NUMBER, x: NUMBER }, NUMBER],
  not: [{ x: TRUTH }, TRUTH],
  and: [{ x: TRUTH, y: TRUTH }, TRUTH],
  or: [{ x: TRUTH, y: TRUTH }, TRUTH],
  ...Object.fromEntries(
    ["add", "subtract", "multiply", "divide", "mod"].map((name) => [name, [TWO, NUMBER]]),
  ),
  ...Object.fromEntries(["eq", "neq", "lt", "lte", "gt", "gte"].map((name) => [name, [COMPARED, TRUTH]])),
  ...Object.fromEntries(["is_nan", "is_nodata", "is_valid"].map((name) => [name, [{ x: ANYTHING }, TRUTH]])),
  ...Object.fromEntries(
    ["absolute", "sqrt", "ln", "sin", "cos", "tan", "arctan", "floor", "ceil", "int", "sgn"].map((name) => [
      name,
      [{ x: NUMBER }, NUMBER],
    ]),
  ),
  ...Object.fromEntries(
    ["first", "min", "max", "mean", "median", "count"].map((name) => [
      name,
      [{ data: ARRAY, "ignore_nodata?": { type: "boolean" } }, NUMBER],
    ]),
  ),
};

/** In the form in which back ends give them. */
export const DEFINITIONS: readonly unknown[] = Object.entries(PROCESSES).map(
  ([id, [parameters, schema]]) => ({
    id,
    description: id,
    parameters: Object.entries(parameters).map(([name, each]) => ({
      name: name.replace("?", ""),
      description: name,
      schema: each,
      optional: name.endsWith("?"),
    })),
    returns: { description: id, schema },
  }),
);
