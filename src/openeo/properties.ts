import type { Comparison, Condition, Scalar } from "../catalogue/filter/types.ts";
import { GraphBuilder } from "./graph-builder.ts";
import type { Argument, ProcessGraph } from "./types.ts";

const PROCESSES = { "=": "eq", "<>": "neq", "<": "lt", "<=": "lte", ">": "gt", ">=": "gte" } as const;

interface Properties {
  /** By the name of the property: a process that takes its `value`. */
  readonly properties: Readonly<Record<string, { readonly process_graph: ProcessGraph }>>;
  /** Conditions that a back end cannot be asked for in this way. */
  readonly left: readonly Condition[];
}

/** Conditions on one property each as the filters of `load_collection` and `load_stac`. */
export function propertiesOf(conditions: readonly Condition[]): Properties {
  const tests = new Map<string, Test[]>();
  const left: Condition[] = [];
  for (const condition of conditions) {
    const test = testOf(condition);
    if (test) tests.set(test.property, [...(tests.get(test.property) ?? []), test]);
    else left.push(condition);
  }
  const properties = [...tests].map(
    ([property, all]) => [property, { process_graph: graphOf(all) }] as const,
  );
  return { properties: Object.fromEntries(properties), left };
}

interface Test {
  readonly property: string;
  readonly process: string;
  readonly parameters: Readonly<Record<string, Argument>>;
}

const VALUE = { from_parameter: "value" };

function graphOf(tests: readonly Test[]): ProcessGraph {
  const builder = new GraphBuilder();
  const nodes: Argument[] = tests.map(({ process, parameters }) => builder.add(process, parameters));
  return builder.graph(nodes.reduce((x, y) => builder.add("and", { x, y })));
}

function testOf(condition: Condition): Test | undefined {
  if (typeof condition !== "object") return undefined;
  switch (condition.op) {
    case "between": {
      const [tested, min, max] = condition.args;
      const property = nameOf(tested);
      return property !== undefined && typeof min === "number" && typeof max === "number"
        ? { property, process: "between", parameters: { x: VALUE, min, max } }
        : undefined;
    }
    case "in": {
      const [tested, members] = condition.args;
      const property = nameOf(tested);
      return property !== undefined && members.every(isScalar)
        ? { property, process: "array_contains", parameters: { data: members, value: VALUE } }
        : undefined;
    }
    case "=":
    case "<>":
    case "<":
    case "<=":
    case ">":
    case ">=":
      return comparison(condition);
    default:
      return undefined;
  }
}

function comparison({ op, args: [first, second] }: Comparison): Test | undefined {
  const process = PROCESSES[op];
  const [left, right] = [nameOf(first), nameOf(second)];
  if (left !== undefined && isScalar(second))
    return { property: left, process, parameters: { x: VALUE, y: second } };
  if (right !== undefined && isScalar(first))
    return { property: right, process, parameters: { x: first, y: VALUE } };
  return undefined;
}

function nameOf(operand: Comparison["args"][0]): string | undefined {
  return typeof operand === "object" && "property" in operand ? operand.property : undefined;
}

function isScalar(operand: Comparison["args"][0]): operand is Scalar {
  return typeof operand !== "object";
}
