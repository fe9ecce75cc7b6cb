import type { Condition } from "./types.ts";

/** Conditions that must all hold as one; undefined where there are none. */
export function joined(where: readonly Condition[]): Condition | undefined {
  const [only] = where;
  return where.length > 1 ? { op: "and", args: where } : only;
}

/** One condition as the conditions that must all hold; `joined` undoes it. */
export function separate(condition: Condition): readonly Condition[] {
  const splits = typeof condition === "object" && condition.op === "and";
  return splits ? condition.args.flatMap(separate) : [condition];
}
